import type { Chance } from './chance';
import { color, css, shade, type Color } from './color';
import type { Pen, Point } from './pen';

export const rubber = color(220, 5, 13);
const steel = color(215, 6, 30);
const glass = color(205, 28, 30);

/** Paints that trucks of every kind come in, so that colour alone tells no kind from another. */
export function paint(chance: Chance): Color {
  const [h, s, l] = chance.pick([
    [0, 0, 90], [0, 0, 90], [2, 72, 44], [2, 72, 44], [212, 58, 40], [200, 55, 52], [45, 85, 52], [28, 80, 50], [140, 38, 34], [220, 8, 28], [210, 6, 62], [265, 25, 40],
  ] as const);
  return color(h + chance.between(-6, 6), Math.max(0, s + chance.between(-12, 8)), l + chance.between(-7, 5));
}

export const white = (chance: Chance): Color => color(chance.between(30, 220), chance.between(0, 8), chance.between(82, 94));

export interface Wheels {
  readonly at: readonly number[];
  readonly radius: number;
}

/** The wheels of the far side: to be drawn before the body. */
export function farWheels(pen: Pen, { at, radius }: Wheels): void {
  for (const x of at) pen.disc([x, radius], radius, css(shade(rubber, -5)), 0.92);
}

export function nearWheels(pen: Pen, { at, radius }: Wheels, chance: Chance): void {
  const rim = chance.pick([color(210, 5, 72), color(210, 5, 45), color(2, 60, 40), color(0, 0, 88)]);
  for (const x of at) {
    pen.disc([x, radius], radius * 1.18, 'hsl(220 10% 6% / 0.55)');
    pen.disc([x, radius], radius, css(shade(rubber, -5)), 0.12);
    pen.disc([x, radius], radius, css(rubber));
    pen.disc([x, radius], radius * 0.62, css(shade(rim, -22)));
    pen.disc([x, radius], radius * 0.54, css(rim));
    pen.disc([x, radius], radius * 0.2, css(shade(rim, -30)));
  }
}

/** The dark frame between the wheels, a fuel tank and steps on it. */
export function chassis(pen: Pen, from: number, to: number, top: number): void {
  pen.box({ x: from, y: top - 4, w: to - from, h: 4 }, steel, { near: 0.1, far: 0.9 });
  pen.box({ x: from + (to - from) * 0.42, y: top - 7.5, w: (to - from) * 0.14, h: 5.5 }, shade(steel, 10), { near: 0.02, far: 0.3 });
}

export interface Cab {
  /** Where its back is, its length and its height over `floor`. */
  readonly x: number;
  readonly length: number;
  readonly floor: number;
  readonly height: number;
  /** How much of the length the bonnet takes; 0 for a cab over its engine. */
  readonly bonnet: number;
  readonly doors: 1 | 2;
}

/** A cab that looks to the right. */
export function cab(pen: Pen, at: Cab, body: Color): void {
  const { x, length, floor, height, bonnet } = at;
  const nose = x + length;
  const front = nose - length * bonnet;
  const belt = floor + height * (bonnet ? 0.52 : 0.45);
  const lean = height * (bonnet ? 0.3 : 0.1);
  const top = floor + height;
  if (bonnet) {
    pen.box({ x: front - 1, y: floor, w: nose - front + 1, h: belt - floor }, body);
  }
  const outline: Point[] = [[x, floor], [front, floor], [front, belt], [front - lean, top], [x, top]];
  pen.solid(outline, body, { faces: { 2: glass } });
  sideWindows(pen, at, front, belt, lean, top);
  pen.line([x + 0.6, floor + 2], [front - 1, floor + 2], 0.5, css(shade(body, -18)));
  face(pen, nose, floor, Math.min(belt, floor + height * 0.5));
}

function sideWindows(pen: Pen, { x, doors, height }: Cab, front: number, belt: number, lean: number, top: number): void {
  const roof = top - height * 0.09;
  const sill = belt + height * 0.02;
  const slope = (lean * (roof - belt)) / (top - belt);
  const width = (front - x) / doors;
  for (let door = 0; door < doors; door++) {
    const left = x + door * width + 1.4;
    const last = door === doors - 1;
    const right = x + (door + 1) * width - 1.2;
    pen.flat([[left, sill], [right, sill], [last ? right - slope : right, roof], [left, roof]], css(shade(glass, 4)));
    pen.flat([[left, sill], [left + (right - left) * 0.35, sill], [left + (right - left) * 0.1, roof], [left, roof]], 'hsl(200 40% 80% / 0.28)');
    pen.line([left - 0.8, sill - height * 0.36], [left - 0.8, roof], 0.35, 'hsl(0 0% 0% / 0.4)');
    pen.line([left + 1, sill - 2.5], [left + 3.2, sill - 2.5], 0.7, 'hsl(0 0% 8% / 0.7)');
  }
  pen.box({ x: front - 0.8, y: belt, w: 1.2, h: height * 0.26 }, color(220, 6, 14), { near: -0.12, far: -0.06 });
}

/** Grille, bumper and headlamps. */
function face(pen: Pen, nose: number, floor: number, top: number): void {
  const height = top - floor;
  pen.endPatch(nose + 0.05, [floor + height * 0.3, top - height * 0.12], [0.24, 0.76], css(color(220, 6, 16)));
  pen.box({ x: nose - 3.5, y: floor - 3, w: 4.3, h: 4 }, color(220, 5, 24));
  for (const [near, far] of [[0.06, 0.22], [0.78, 0.94]] as const) pen.endPatch(nose + 0.1, [floor + height * 0.3, floor + height * 0.62], [near, far], 'hsl(50 60% 90%)');
  pen.flat([[nose - 1.8, floor + height * 0.3], [nose - 0.1, floor + height * 0.3], [nose - 0.1, floor + height * 0.6], [nose - 1.4, floor + height * 0.6]], 'hsl(50 60% 88%)');
  for (const inward of pen.depth[0] > 0 ? [0.14, 0.86] : [0.06]) pen.lamp([nose, floor + height * 0.45], 'head', inward);
}

/** Tail lamps at the back end of a body. */
export function tail(pen: Pen, x: number, y: number): void {
  for (const [near, far] of [[0.03, 0.16], [0.84, 0.97]] as const) pen.endPatch(x - 0.05, [y, y + 3], [near, far], 'hsl(0 80% 42%)', 'rear');
  pen.flat([[x, y], [x + 1.2, y], [x + 1.2, y + 2.6], [x, y + 2.6]], 'hsl(0 80% 42%)');
  for (const inward of pen.depth[0] < 0 ? [0.1, 0.9] : [0.05]) pen.lamp([x, y + 1.3], 'tail', inward);
}
