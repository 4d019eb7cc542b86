import { useRef, type KeyboardEvent, type PointerEvent } from 'react';
import './resize-handle.css';

export interface ResizeHandleProps {
  /** Accessible name, `Width of the layers`. */
  label: string;
  /** Id of what it resizes. */
  controls: string;
  /** On which side of that it stands. */
  edge: 'left' | 'right';
  /** px */
  value: number;
  min: number;
  max: number;
  onResize: (value: number) => void;
  /** Back to the width it has by itself. */
  onReset: () => void;
}

const step = 16;

/** The edge of a panel: dragged, moved by arrow keys (Home and End: least and most), double-clicked for the width it began with. */
export function ResizeHandle({ label, controls, edge, value, min, max, onResize, onReset }: ResizeHandleProps) {
  const start = useRef<{ x: number; value: number } | null>(null);
  const outwards = edge === 'right' ? 1 : -1;
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') resize(value + step * outwards);
    else if (event.key === 'ArrowLeft') resize(value - step * outwards);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, value };
  };
  const end = () => {
    start.current = null;
  };
  return (
    <div
      role="separator" tabIndex={0} aria-label={label} aria-orientation="vertical" aria-controls={controls} aria-valuenow={value} aria-valuemin={min} aria-valuemax={max}
      className={`ui-resize ${edge}`} title="Drag to resize, double-click to reset" onKeyDown={onKeyDown} onPointerDown={onPointerDown}
      onPointerMove={({ clientX }) => start.current && resize(start.current.value + (clientX - start.current.x) * outwards)}
      onPointerUp={end} onPointerCancel={end} onDoubleClick={onReset}
    />
  );
}
