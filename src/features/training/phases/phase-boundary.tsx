import { useRef, type KeyboardEvent, type PointerEvent } from 'react';

export interface PhaseBoundaryProps {
  /** Of the phase that ends here, counted from 1. */
  readonly phase: number;
  /** The epoch of the run that it ends with. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly epochsPerPixel: () => number;
  readonly onMove: (epoch: number) => void;
}

/** What a key does; arrows go an epoch, the page keys ten. */
const keys: Readonly<Record<string, (props: PhaseBoundaryProps) => number>> = {
  ArrowRight: ({ value }) => value + 1,
  ArrowLeft: ({ value }) => value - 1,
  PageUp: ({ value }) => value + 10,
  PageDown: ({ value }) => value - 10,
  Home: ({ min }) => min,
  End: ({ max }) => max,
};

/** The end of a phase on the time line: dragged, or moved by keys. Escape takes a drag back. */
export function PhaseBoundary(props: PhaseBoundaryProps) {
  const { phase, value, min, max, epochsPerPixel, onMove } = props;
  const drag = useRef<{ readonly x: number; readonly value: number } | null>(null);

  const onKeyDown = (event: KeyboardEvent) => {
    const back = event.key === 'Escape' && drag.current;
    if (!back && !(event.key in keys)) return;
    event.preventDefault();
    event.stopPropagation();
    if (back) drag.current = null;
    onMove(back ? back.value : keys[event.key]!(props));
  };
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { x: event.clientX, value };
  };
  const onPointerMove = ({ clientX }: PointerEvent) => {
    if (!drag.current) return;
    const epoch = Math.round(drag.current.value + (clientX - drag.current.x) * epochsPerPixel());
    if (epoch !== value) onMove(epoch);
  };
  const end = () => {
    drag.current = null;
  };
  return (
    <div
      role="separator" tabIndex={0} aria-label={`End of phase ${phase}`} aria-orientation="vertical" aria-valuenow={value} aria-valuemin={min} aria-valuemax={max} aria-valuetext={`Epoch ${value}`}
      className="phase-boundary" title={`Phase ${phase} ends with epoch ${value}: drag to change it`} onKeyDown={onKeyDown} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={end} onPointerCancel={end}
    />
  );
}
