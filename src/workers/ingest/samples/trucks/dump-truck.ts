import { color, css, shade } from '../color';
import type { Pen, Point } from '../pen';
import { cab, chassis, farWheels, nearWheels, paint, tail } from '../parts';
import type { Chance } from '../chance';
import { backToFront, type TruckKind } from './truck';

export const dumpTruck: TruckKind = {
  name: 'dump truck',
  length: 86,
  width: 28,
  draw(pen, chance) {
    const bonnet = chance.maybe(0.5) ? 0.36 : 0;
    const cabLength = bonnet ? 33 : 22;
    const cabPaint = paint(chance);
    const bed = chance.maybe(0.5) ? cabPaint : chance.maybe(0.5) ? color(215, 6, chance.between(35, 60)) : paint(chance);
    const wheels = { at: chance.maybe(0.7) ? [10, 24, 71] : [16, 71], radius: 7.2 };
    const bedLength = 86 - cabLength - 3;
    const tipped = chance.maybe(0.4) ? chance.between(0.16, 0.62) : 0;
    const load = chance.maybe(0.75);
    const height = chance.between(17, 22);

    const tipper = () => tippingBed(pen, chance, { length: bedLength, height, tipped, load, overCab: bonnet ? 8 : 13 }, bed);
    const cabin = () => cab(pen, { x: bedLength + 3, length: cabLength, floor: 8, height: bonnet ? 23 : 25, bonnet, doors: 1 }, cabPaint);

    farWheels(pen, wheels);
    chassis(pen, 1, 80, 12);
    tail(pen, 0, 8);
    // The visor reaches over the cab's roof, so the bed comes last, whichever end is turned to us.
    if (tipped) backToFront(pen, [tipper, cabin]);
    else [cabin, tipper].forEach((draw) => draw());
    nearWheels(pen, wheels, chance);
  },
};

interface Bed {
  readonly length: number;
  readonly height: number;
  /** Radians that the front is raised by, about the rear hinge. */
  readonly tipped: number;
  readonly load: boolean;
  readonly overCab: number;
}

/** An open body with a sloping tailgate, outer ribs, a visor over the cab, a ram under it when raised. */
function tippingBed(pen: Pen, chance: Chance, { length, height, tipped, load, overCab }: Bed, paintwork: ReturnType<typeof color>): void {
  const turn = ([x, y]: Point): Point => {
    const [cos, sin] = [Math.cos(tipped), Math.sin(tipped)];
    return [x * cos - (y - 12) * sin, 12 + x * sin + (y - 12) * cos];
  };
  const shape = (points: Point[]): Point[] => points.map(turn);
  if (tipped) pen.line([length * 0.55, 11], turn([length * 0.62, 12]), 2.4, 'hsl(210 5% 70%)', 0.5);
  const low = 12.5;
  const rim = low + height;
  const earth = color(chance.between(22, 42), chance.between(14, 34), chance.between(26, 55));
  if (load) {
    const mound: Point[] = [[length, rim - 2], [length * 0.86, rim + 3], [length * 0.62, rim + chance.between(6, 9)], [length * 0.36, rim + chance.between(4, 8)], [length * 0.12, rim + 2], [-2, rim - 2]];
    pen.flat(shape(mound), css(shade(earth, -5)), 0.75);
    pen.flat(shape(mound), css(earth), 0.45);
  }
  pen.solid(shape([[1, low], [length - 2, low], [length, rim], [-5, rim]]), paintwork, load ? { faces: { 2: shade(earth, 6) } } : { faces: { 2: shade(paintwork, -28) } });
  if (load) pen.flat(shape([[length - 2, rim], [length * 0.7, rim + 3.5], [length * 0.35, rim + 3], [-1, rim]]), css(shade(earth, 3)), 0.18);
  for (let x = length * 0.12; x < length - 3; x += length / 6.5) pen.flat(shape([[x, low + 1], [x + 1.7, low + 1], [x + 1.4, rim - 1.5], [x - 0.3, rim - 1.5]]), css(shade(paintwork, -13)));
  pen.flat(shape([[-5, rim], [length, rim], [length, rim - 2.2], [-4.4, rim - 2.2]]), css(shade(paintwork, 7)));
  pen.solid(shape([[length - 1, rim - 3], [length + overCab, rim + 3.2], [length + overCab, rim + 4.6], [length - 1, rim + 1]]), shade(paintwork, -4));
}
