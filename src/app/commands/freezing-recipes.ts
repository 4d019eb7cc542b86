import { recipes, type Recipe } from '../../core/graph/edits/freezing-recipes';
import { currentFreezing, followRecipe } from '../../store/freezing';
import type { IconName } from '../../ui/icons';
import type { Command } from './command';

const texts: Readonly<Record<Recipe, { readonly title: string; readonly help: string; readonly icon: IconName }>> = {
  'head-only': { title: 'Head only', help: 'Freezes all that is pretrained. Fastest, and best for few images', icon: 'trainHead' },
  'head-and-last-block': { title: 'Head and last block', help: 'The last block trains too, with a tenth of the learning rate', icon: 'trainLast' },
  'all-gently': { title: 'All, gently', help: 'All layers train, the pretrained ones with a tenth of the learning rate. For many images', icon: 'trainAll' },
};

/** The usual ways to fit a pretrained network, each one step. */
export const recipeCommands: readonly Command[] = recipes.map((recipe) => ({
  id: recipe,
  ...texts[recipe],
  needs: 'Nothing is pretrained besides the head',
  isEnabled: () => currentFreezing().possible,
  isOn: () => currentFreezing().recipe === recipe,
  run: () => followRecipe(recipe),
}));
