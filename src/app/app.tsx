import { useEffect } from 'react';
import { RateFinderDialog } from '../features/training/rate-finder/rate-finder-dialog';
import { useUiStore } from '../store/ui-store';
import { TooltipProvider } from '../ui/tooltip';
import { ChooserDialog } from './chooser-dialog';
import { bindClipboard } from './clipboard';
import { commands } from './commands';
import { copy } from './commands/copy';
import { cut } from './commands/cut';
import { paste } from './commands/paste';
import { bindShortcuts } from './commands/shortcuts';
import { Finder } from './finder/finder';
import { ShortcutsSheet } from './finder/shortcuts-sheet';
import { DropArea } from './shell/drop-area';
import { NetworkArea } from './shell/network-area';
import { usePhoneSheet } from './shell/phone-sheet';
import { PhoneTabs } from './shell/phone-tabs';
import { LeftSide, RightSide } from './shell/sides';
import { sideWidth } from './shell/side-widths';
import { Toasts } from './shell/toasts';
import { TopBar } from './shell/top-bar';
import { useIsPhone, useWindowWidth } from './shell/use-window';
import { SummaryTable } from './summary-table';
import './shell/app.css';

/** The whole page: the network in the middle, what can be put in on its left, what it is made for on its right; on a phone one of these at a time. */
export function App() {
  const phone = useIsPhone();
  const windowWidth = useWindowWidth();
  // Each by itself: the whole page is drawn again with what is asked for here.
  const panels = useUiStore((state) => state.panels);
  const sizes = useUiStore((state) => state.sizes);
  const inserting = useUiStore((state) => state.paletteTarget !== null);
  const sheet = usePhoneSheet((state) => state.sheet);
  useEffect(() => bindShortcuts(commands), []);
  useEffect(() => bindClipboard({ copy, cut, paste }), []);

  const palette = inserting || (phone ? sheet === 'layers' : panels.palette ?? true);
  const panel = sheet === 'layers' || inserting ? null : sheet;
  const dock = phone ? panel !== null : panels.dock ?? true;
  const left = sideWidth('palette', sizes.palette, windowWidth);
  const right = sideWidth('dock', sizes.dock, windowWidth);
  const px = (shown: boolean, { value }: { value: number }) => `${shown && !phone ? value : 0}px`;

  return (
    <TooltipProvider>
      <div className="app" data-phone={phone} style={{ '--left': px(palette, left), '--right': px(dock, right) }}>
        <TopBar />
        <main className="work">
          <NetworkArea />
          <LeftSide open={palette} width={phone ? null : left} />
          <RightSide open={dock} width={phone ? null : right} only={phone ? panel : null} />
        </main>
        <ChooserDialog />
        {phone && <PhoneTabs />}
        <Toasts />
        <DropArea />
        <Finder />
        <ShortcutsSheet />
        <SummaryTable />
        <RateFinderDialog />
      </div>
    </TooltipProvider>
  );
}

declare module 'react' {
  interface CSSProperties {
    '--left'?: string;
    '--right'?: string;
  }
}
