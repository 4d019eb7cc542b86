import type { Chance } from '../chance';
import { color, css, shade, type Color } from '../color';
import { cab, chassis, farWheels, nearWheels, tail } from '../parts';
import type { Pen } from '../pen';
import { backToFront, type TruckKind } from './truck';

export const fireEngine: TruckKind = {
  name: 'fire engine',
  length: 96,
  width: 27,
  draw(pen, chance) {
    const [h, s, l] = chance.pick([[2, 78, 42], [2, 78, 42], [355, 70, 38], [52, 85, 52], [70, 75, 48], [0, 2, 88], [212, 60, 38]] as const);
    const body = color(h + chance.between(-4, 4), s, l + chance.between(-5, 4));
    const trim = l > 80 ? color(0, 75, 45) : chance.maybe(0.6) ? color(0, 0, 93) : color(50, 90, 58);
    const wheels = { at: chance.maybe(0.3) ? [17, 29, 76] : [21, 76], radius: 6.6 };
    const height = chance.between(22, 26);

    const lockers = () => {
      pen.box({ x: 0, y: 8, w: 58, h: height }, body);
      shutters(pen, chance, height);
      pen.flat([[0, 8.5], [58, 8.5], [58, 11.5], [0, 11.5]], css(trim));
      checks(pen, trim, body);
      tail(pen, 0, 9);
    };
    const crew = () => {
      cab(pen, { x: 59, length: 37, floor: 7, height: 25, bonnet: 0, doors: 2 }, body);
      pen.flat([[59, 12.5], [96, 12.5], [96, 15.5], [59, 15.5]], css(trim));
      lightBar(pen, 32);
    };

    farWheels(pen, wheels);
    chassis(pen, 1, 90, 10);
    backToFront(pen, [lockers, crew]);
    ladder(pen, chance, 8 + height);
    nearWheels(pen, wheels, chance);
  },
};

/** Roller shutters of the lockers, and the pump's panel between them. */
function shutters(pen: Pen, chance: Chance, height: number): void {
  const doors = chance.integer(3, 4);
  const width = 54 / doors;
  for (let door = 0; door < doors; door++) {
    const [left, right] = [2 + door * width, 2 + (door + 1) * width - 1.6];
    const low = door === 1 ? 19 : 13;
    pen.flat([[left, low], [right, low], [right, 6 + height], [left, 6 + height]], 'hsl(210 6% 66%)');
    for (let y = low + 1.2; y < 6 + height; y += 1.5) pen.line([left, y], [right, y], 0.25, 'hsl(210 6% 42%)');
  }
  for (const x of [44, 48.5]) pen.disc([x, 16], 1.5, 'hsl(45 70% 45%)');
}

/** Slanted stripes on the rear. */
function checks(pen: Pen, trim: Color, body: Color): void {
  for (let step = 0; step < 6; step++) pen.endPatch(-0.03, [12, 26], [step / 6, (step + 0.5) / 6], css(step % 2 ? trim : shade(body, 18), 0.9), 'rear');
}

function lightBar(pen: Pen, roof: number): void {
  pen.box({ x: 84, y: roof, w: 6, h: 3 }, color(215, 85, 52), { near: 0.08, far: 0.92 });
  pen.flat([[84.5, roof + 1.6], [89.5, roof + 1.6], [89.5, roof + 2.6], [84.5, roof + 2.6]], 'hsl(205 100% 82%)', 0.08);
  pen.lamp([87, roof + 1.5], 'blue', 0.3);
}

/** Two rails and their rungs along the roof, sometimes raised at the back hinge. */
function ladder(pen: Pen, chance: Chance, roof: number): void {
  const raised = chance.maybe(0.3) ? chance.between(0.08, 0.3) : 0;
  const [from, to] = [2, chance.between(70, 92)];
  const start: readonly [number, number] = raised ? [to, roof + 3] : [from, roof + 3];
  const reach = to - from;
  const end: readonly [number, number] = raised ? [to - reach * Math.cos(raised), roof + 3 + reach * Math.sin(raised)] : [to, roof + 3];
  pen.box({ x: raised ? to - 8 : 8, y: roof, w: 5, h: 3 }, color(215, 6, 34), { near: 0.3, far: 0.7 });
  if (!raised) pen.box({ x: 46, y: roof, w: 4, h: 3 }, color(215, 6, 34), { near: 0.3, far: 0.7 });
  const rungs = 18;
  for (const [inward, lift] of [[0.7, 0], [0.3, 0]] as const) {
    pen.line([start[0], start[1] + lift], [end[0], end[1] + lift], 1.1, 'hsl(210 6% 74%)', inward);
    pen.line([start[0], start[1] + 3.4], [end[0], end[1] + 3.4], 0.9, 'hsl(210 6% 80%)', inward);
  }
  for (let rung = 0; rung <= rungs; rung++) {
    const share = rung / rungs;
    const at: readonly [number, number] = [start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share];
    pen.line(at, [at[0], at[1] + 3.4], 0.6, 'hsl(210 6% 62%)', 0.3);
  }
}
