import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { commands } from '../commands';
import { shortcutText, type Command } from '../commands/command';
import { showOverlay, useOverlay } from '../overlay-store';
import { showTour } from '../commands/show-tour';
import './shortcuts-sheet.css';

/** Keys that the network itself takes, beside the commands'. */
const walking = [['Walk from layer to layer', '← ↑ → ↓'], ['Select the layer', 'Enter']] as const;

/** Every shortcut there is, by where it counts. */
export function ShortcutsSheet() {
  const open = useOverlay(({ overlay }) => overlay === 'shortcuts');
  const withKeys = commands.filter(({ shortcuts = [] }) => shortcuts.length > 0);
  const tour = () => {
    showOverlay(null);
    showTour.run();
  };
  return (
    <Dialog
      open={open} onOpenChange={(next) => showOverlay(next ? 'shortcuts' : null)} title="Keyboard shortcuts" size="wide"
      footer={<Button icon="sprout" onClick={tour}>Show the tour</Button>}
    >
      <div className="shortcuts">
        <Keys title="Anywhere" commands={withKeys.filter(({ inNetwork }) => !inNetwork)} />
        <Keys title="In the network" commands={withKeys.filter(({ inNetwork }) => inNetwork)} more={walking} />
      </div>
    </Dialog>
  );
}

function Keys({ title, commands: listed, more = [] }: { title: string; commands: readonly Command[]; more?: readonly (readonly [string, string])[] }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <dl>
        {listed.map((command) => (
          <div key={command.id}>
            <dt>{command.title}</dt>
            <dd>{command.shortcuts!.map((shortcut) => <kbd key={shortcut}>{shortcutText(shortcut)}</kbd>)}</dd>
          </div>
        ))}
        {more.map(([what, keys]) => <div key={what}><dt>{what}</dt><dd><kbd>{keys}</kbd></dd></div>)}
      </dl>
    </section>
  );
}
