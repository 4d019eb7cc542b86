/** Sizes and paths on the canvas, in canvas px. Pure. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const cardSize = { width: 224, height: 76 } as const;

/** How far a connection that goes around cards keeps from them. */
const clearance = 26;

/** Where a connection leaves or enters a card. */
export const exitOf = ({ x, y }: Point): Point => ({ x: x + cardSize.width / 2, y: y + cardSize.height });
export const entryOf = ({ x, y }: Point): Point => ({ x: x + cardSize.width / 2, y });

/** Around all cards, given by their top-left corners; null when there is none. */
export function boundsOf(points: Iterable<Point>): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x + cardSize.width);
    bottom = Math.max(bottom, y + cardSize.height);
  }
  return left === Infinity ? null : { left, top, right, bottom };
}

/**
 * The x of a lane that leads past every card between two connected ones; null when nothing is in between.
 * @param others top-left corners of all other cards
 */
export function laneAround(from: Point, to: Point, others: Iterable<Point>): number | null {
  const top = from.y;
  const bottom = to.y - clearance;
  const between: Point[] = [];
  for (const card of others) if (card.y + cardSize.height > top && card.y < bottom) between.push(card);
  const direct = entryOf(from).x;
  const straight = entryOf(to).x;
  const left = Math.min(direct, straight) - clearance / 2;
  const right = Math.max(direct, straight) + clearance / 2;
  if (!between.some((card) => card.x < right && card.x + cardSize.width > left)) return null;

  const start = (direct + straight) / 2;
  const candidates = walls(between).flatMap(([near, far]) => [near - clearance / 2, far + clearance / 2]);
  candidates.sort((a, b) => Math.abs(a - start) - Math.abs(b - start) || b - a);
  return candidates[0] ?? null;
}

/** From where to where cards stand in the way of a lane, from left to right; a gap too narrow for a lane is none. */
function walls(cards: readonly Point[]): readonly (readonly [left: number, right: number])[] {
  const found: [number, number][] = [];
  for (const { x } of cards.toSorted((a, b) => a.x - b.x)) {
    const [left, right] = [x - clearance / 2, x + cardSize.width + clearance / 2];
    const last = found.at(-1);
    if (last && left - last[1] < clearance / 2) last[1] = Math.max(last[1], right);
    else found.push([left, right]);
  }
  return found;
}

export interface Route {
  /** SVG path. */
  readonly path: string;
  /** Where its button stands. */
  readonly middle: Point;
}

/** A smooth connection from a card's exit to another's entry, by way of `lane` where there is one. */
export function routeConnection(from: Point, to: Point, lane: number | null): Route {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  if (lane === null) {
    const bend = Math.max(16, Math.min(80, Math.abs(to.y - from.y) / 2));
    return { path: `M${from.x},${from.y} C${from.x},${from.y + bend} ${to.x},${to.y - bend} ${to.x},${to.y}`, middle };
  }
  const reach = Math.min(56, Math.max(20, (to.y - from.y) / 4));
  const bend = reach * 0.6;
  const down = from.y + reach;
  const up = to.y - reach;
  const path = `M${from.x},${from.y} C${from.x},${from.y + bend} ${lane},${down - bend} ${lane},${down} L${lane},${up} C${lane},${up + bend} ${to.x},${to.y - bend} ${to.x},${to.y}`;
  return { path, middle: { x: lane, y: middle.y } };
}

/** Distance from a point to the polyline that a connection nearly is. */
export function distanceToConnection(point: Point, from: Point, to: Point, lane: number | null): number {
  if (lane === null) return distanceToSegment(point, from, to);
  const reach = Math.min(56, Math.max(20, (to.y - from.y) / 4));
  const corners = [from, { x: lane, y: from.y + reach }, { x: lane, y: to.y - reach }, to];
  return Math.min(...corners.slice(1).map((corner, index) => distanceToSegment(point, corners[index]!, corner)));
}

function distanceToSegment(point: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - along * dx, point.y - a.y - along * dy);
}
