import type { Point } from '../../core/drawing/geometry';

type Positions = ReadonlyMap<string, Point>;

export const prefersReducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Positions between two layouts; `share` from 0 to 1. What is only in `to` is there at once. */
export function between(from: Positions, to: Positions, share: number): Positions {
  if (share >= 1) return to;
  const now = new Map<string, Point>();
  for (const [name, end] of to) {
    const start = from.get(name) ?? end;
    const same = start.x === end.x && start.y === end.y;
    now.set(name, same ? end : { x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share });
  }
  return now;
}

const easeOut = (share: number) => 1 - (1 - share) ** 3;

/** Calls `show` on each frame until `to` is reached, in `duration` ms. Returns a function that stops it where it is. */
export function tween(from: Positions, to: Positions, duration: number, show: (positions: Positions) => void): () => void {
  const began = performance.now();
  let frame = 0;
  const step = (now: number) => {
    const share = Math.max(0, Math.min(1, (now - began) / duration));
    show(between(from, to, easeOut(share)));
    if (share < 1) frame = requestAnimationFrame(step);
  };
  frame = requestAnimationFrame(step);
  return () => cancelAnimationFrame(frame);
}
