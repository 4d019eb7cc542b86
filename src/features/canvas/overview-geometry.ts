import type { Box, Point } from '../../core/drawing/geometry';

/** The overview's size in screen px, and what it leaves free at its edges. */
export const overviewFrame = { width: 96, height: 160 } as const;
const margin = 5;

/** Canvas px less `left` and `top`, times `scale`, are px in the overview. */
export interface OverviewMap {
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/** All of a network in the overview's middle; null for none. */
export function overviewOf(bounds: Box | null): OverviewMap | null {
  if (!bounds) return null;
  const [width, height] = [bounds.right - bounds.left, bounds.bottom - bounds.top];
  const scale = Math.min((overviewFrame.width - 2 * margin) / width, (overviewFrame.height - 2 * margin) / height);
  return {
    scale,
    left: bounds.left - (overviewFrame.width / scale - width) / 2,
    top: bounds.top - (overviewFrame.height / scale - height) / 2,
  };
}

export const toCanvas = ({ left, top, scale }: OverviewMap, { x, y }: Point): Point => ({ x: x / scale + left, y: y / scale + top });
