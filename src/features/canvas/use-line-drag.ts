import { useEffect, useRef, type PointerEvent } from 'react';
import { useStoreApi } from 'reactflow';
import { nearestStop, type LineStops } from '../../core/drawing/freeze-line';
import type { LinePlace } from '../../core/drawing/line-place';
import { useCanvasStore } from './canvas-store';
import { freezeAbove, revealStop } from './use-freeze-line';

/** px that the pointer may stray in a click. */
const stray = 4;
/** px from an edge of the view within which it moves along, and px a frame that it then does. */
const near = 40;
const pace = 14;

/** Dragging the line by mouse, pen or finger: it goes from stop to stop, and letting go is one step. A click brings it into view. */
export function useLineDrag(line: LineStops, place: LinePlace) {
  const flow = useStoreApi();
  const press = useRef<{ readonly y: number; readonly top: number; now: number; moved: boolean } | null>(null);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);

  /** Escape has ended it: the pointer is still down, and of no effect. */
  const cancelled = () => press.current?.moved && useCanvasStore.getState().freezing === null;
  const follow = () => {
    if (!press.current) return;
    const { transform: [, shift, zoom] } = flow.getState();
    const at = nearestStop(line, (press.current.now - press.current.top - shift) / zoom, useCanvasStore.getState().positions);
    const { freezing } = useCanvasStore.getState();
    if (freezing?.line !== line || freezing.at !== at) useCanvasStore.setState({ freezing: { line, at } });
  };
  /** Moves the view while the pointer rests near its edge, as long as there is somewhere to go. */
  const scroll = () => {
    if (!press.current || cancelled()) return;
    const { height, panBy } = flow.getState();
    const y = press.current.now - press.current.top;
    const at = useCanvasStore.getState().freezing?.at ?? 0;
    const by = y < near && at > 0 ? pace : y > height - near && at < line.stops.length - 1 ? -pace : 0;
    if (by !== 0) void panBy({ x: 0, y: by }).then(follow);
    frame.current = requestAnimationFrame(scroll);
  };
  const end = (keep: boolean) => {
    const was = press.current;
    press.current = null;
    cancelAnimationFrame(frame.current);
    const { freezing } = useCanvasStore.getState();
    useCanvasStore.setState({ freezing: null });
    if (!was || !keep) return;
    if (!was.moved) revealStop(line, place.stop);
    else if (freezing?.line === line) freezeAbove(line, freezing.at);
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      event.currentTarget.focus({ preventScroll: true });
      const stage = event.currentTarget.offsetParent!.getBoundingClientRect();
      press.current = { y: event.clientY, top: stage.top, now: event.clientY, moved: false };
    },
    onPointerMove({ clientY }: PointerEvent<HTMLElement>) {
      if (!press.current || cancelled()) return;
      press.current.now = clientY;
      if (!press.current.moved && Math.abs(clientY - press.current.y) < stray) return;
      follow();
      if (press.current.moved) return;
      press.current.moved = true;
      frame.current = requestAnimationFrame(scroll);
    },
    onPointerUp: () => end(true),
    onPointerCancel: () => end(false),
    onLostPointerCapture: () => end(false),
  };
}
