import { useEffect } from 'react';
import { Palette } from '../features/palette/palette';
import { useUiStore } from '../store/ui-store';
import { TooltipProvider } from '../ui/tooltip';
import { ChooserDialog } from './chooser-dialog';
import { bindClipboard } from './clipboard';
import { commands } from './commands';
import { copy } from './commands/copy';
import { cut } from './commands/cut';
import { paste } from './commands/paste';
import { bindShortcuts } from './commands/shortcuts';
import { Dock } from './shell/dock';
import { DropArea } from './shell/drop-area';
import { NetworkArea } from './shell/network-area';
import { Toasts } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import './shell/app.css';

/** The whole page: the network in the middle, what can be put in on its left, what it is made for on its right. */
export function App() {
  const palette = useUiStore(({ panels, paletteTarget }) => (panels.palette ?? true) || paletteTarget !== null);
  const dock = useUiStore(({ panels }) => panels.dock ?? true);
  useEffect(() => bindShortcuts(commands), []);
  useEffect(() => bindClipboard({ copy, cut, paste }), []);

  return (
    <TooltipProvider>
      <div className="app" data-palette={palette} data-dock={dock}>
        <TopBar />
        <main className="work">
          <NetworkArea />
          <div className="side left" hidden={!palette}><Palette /></div>
          <div className="side right" hidden={!dock}><Dock /></div>
        </main>
        <ChooserDialog />
        <Toasts />
        <DropArea />
      </div>
    </TooltipProvider>
  );
}
