import { memo } from 'react';
import { useReactFlow } from 'reactflow';
import { IconButton } from '../../ui/button';
import { useCanvasStore } from './canvas-store';
import { prefersReducedMotion } from './tween';
import { networkView } from './view';

/** Drawn once, not with each window of the network. */
export const ZoomControls = memo(function ZoomControls() {
  const { zoomIn, zoomOut } = useReactFlow();
  const marquee = useCanvasStore((state) => state.marquee);
  const duration = () => (prefersReducedMotion() ? 0 : 120);
  return (
    <div className="network-zoom">
      <IconButton icon="plus" label="Zoom in" size="small" onClick={() => void zoomIn({ duration: duration() })} />
      <IconButton icon="minus" label="Zoom out" size="small" onClick={() => void zoomOut({ duration: duration() })} />
      <IconButton icon="fit" label="Zoom to fit" size="small" onClick={() => networkView.fit()} />
      <IconButton icon="marquee" label="Select by dragging" shortcut="Shift" size="small" aria-pressed={marquee} onClick={() => useCanvasStore.setState({ marquee: !marquee })} />
    </div>
  );
});
