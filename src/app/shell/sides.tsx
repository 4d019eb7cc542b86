import { Palette } from '../../features/palette/palette';
import { useUiStore } from '../../store/ui-store';
import { ResizeHandle } from '../../ui/resize-handle';
import { Dock } from './dock';
import type { DockPanel } from './dock-panels';
import type { Side, SideWidth } from './side-widths';

interface SideProps {
  open: boolean;
  /** null where it cannot be resized. */
  width: SideWidth | null;
}

export function LeftSide({ open, width }: SideProps) {
  return (
    <div id="side-palette" className="side left" hidden={!open}>
      <Palette />
      {width && <Handle side="palette" label="Width of the layers" edge="right" width={width} />}
    </div>
  );
}

export function RightSide({ open, width, only }: SideProps & { only: DockPanel | null }) {
  return (
    <div id="side-dock" className="side right" hidden={!open}>
      <Dock only={only} />
      {width && <Handle side="dock" label="Width of the settings" edge="left" width={width} />}
    </div>
  );
}

function Handle({ side, label, edge, width }: { side: Side; label: string; edge: 'left' | 'right'; width: SideWidth }) {
  const { setSize } = useUiStore.getState();
  return <ResizeHandle label={label} controls={`side-${side}`} edge={edge} {...width} onResize={(value) => setSize(side, value)} onReset={() => setSize(side, null)} />;
}
