import type { Chance } from '../chance';
import type { Pen } from '../pen';

/** One kind of truck: draws one with its rear wheels near x = 0, its nose at `length`, its wheels on y = 0, looking to the right. */
export interface TruckKind {
  readonly name: string;
  /** Units; a kind's own size beside the others'. */
  readonly length: number;
  /** Units across. */
  readonly width: number;
  draw(pen: Pen, chance: Chance): void;
}

/** Draws body parts so that the ones whose visible end faces are covered come first. */
export function backToFront(pen: Pen, fromRear: readonly (() => void)[]): void {
  for (const draw of pen.depth[0] >= 0 ? fromRear : [...fromRear].reverse()) draw();
}
