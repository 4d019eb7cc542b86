import { Menu } from '../../ui/menu';
import { CommandButton, useEnabled, useOn } from './command-button';
import { recipeCommands } from './freezing-recipes';

/** The recipes as buttons side by side; the one that the network is frozen by is pressed. */
export function RecipeButtons() {
  return (
    <div className="recipe-buttons" role="group" aria-label="Freezing recipes">
      {recipeCommands.map((command) => <CommandButton key={command.id} command={command} size="small" />)}
    </div>
  );
}

/** The same as a menu, for where there is room for one button only. */
export function RecipeMenu() {
  const enabled = useEnabled(recipeCommands[0]!);
  const on = useOn(recipeCommands);
  return <Menu icon="recipes" label="Freezing recipes" disabled={!enabled} variant="default" checked={on} items={recipeCommands.map(({ id, title, help, run }) => ({ id, label: title, hint: help, run }))} />;
}
