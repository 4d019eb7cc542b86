import type { Chance } from '../chance';
import { color, css, shade, type Color } from '../color';
import { farWheels, nearWheels, paint, tail } from '../parts';
import type { Pen, Point } from '../pen';
import type { TruckKind } from './truck';

const glass = color(205, 28, 28);

export const pickup: TruckKind = {
  name: 'pickup',
  length: 70,
  width: 25,
  draw(pen, chance) {
    const body = paint(chance);
    const crew = chance.maybe(0.5);
    const wheels = { at: [13.5, 56], radius: chance.between(5.6, 6.8) };
    const bedEnd = crew ? 23 : 31;
    const belt = 16;

    farWheels(pen, wheels);
    pen.box({ x: 2, y: 4.5, w: 66, h: 3 }, color(220, 5, 16), { near: 0.05, far: 0.95 });
    // Bed, then bonnet, then the cabin that stands between them.
    pen.solid([[0, 6], [bedEnd, 6], [bedEnd, belt], [0, belt]], body, { faces: { 2: shade(body, -30) } });
    cargo(pen, chance, bedEnd, belt);
    pen.flat([[0, 6], [bedEnd, 6], [bedEnd, belt], [0, belt]], css(shade(body, -1)));
    pen.solid([[bedEnd, 6], [69, 6], [70, 10], [69, 14.5], [50, belt], [bedEnd, belt]], body);
    cabin(pen, { left: bedEnd, belt, doors: crew ? 2 : 1 }, body);
    trim(pen, bedEnd, belt, body);
    nearWheels(pen, wheels, chance);
  },
};

function cabin(pen: Pen, { left, belt, doors }: { left: number; belt: number; doors: number }, body: Color): void {
  const top = belt + 11.5;
  pen.solid([[left, belt], [52, belt], [44, top], [left + 2, top]], body, { faces: { 1: glass, 3: glass } });
  const width = (47 - left) / doors;
  for (let door = 0; door < doors; door++) {
    const from = left + 1.4 + door * width;
    const to = from + width - 1.4;
    const last = door === doors - 1;
    const window: Point[] = [[from, belt + 0.8], [last ? 49.4 : to, belt + 0.8], [last ? 43.4 : to, top - 1.6], [from + (door === 0 ? 1.4 : 0), top - 1.6]];
    pen.flat(window, css(shade(glass, 5)));
    pen.flat([window[0]!, [from + width * 0.3, belt + 0.8], [from + width * 0.12 + 1.4, top - 1.6], window[3]!], 'hsl(200 40% 80% / 0.28)');
    pen.line([to + 0.4, 7.5], [to + 0.4, belt], 0.35, 'hsl(0 0% 0% / 0.4)');
    pen.line([to - 4, belt - 2.2], [to - 1.6, belt - 2.2], 0.7, 'hsl(0 0% 8% / 0.65)');
  }
}

function trim(pen: Pen, bedEnd: number, belt: number, body: Color): void {
  pen.line([bedEnd, 6.5], [bedEnd, belt], 0.5, css(shade(body, -24)));
  pen.line([1, belt - 4.5], [66, belt - 4.8], 0.35, css(shade(body, -14)));
  pen.box({ x: 67.5, y: 5, w: 3.4, h: 3.4 }, color(220, 4, 40));
  pen.endPatch(70.05, [9, 13.5], [0.22, 0.78], css(color(220, 6, 15)));
  for (const [near, far] of [[0.04, 0.2], [0.8, 0.96]] as const) pen.endPatch(70.1, [10, 13.4], [near, far], 'hsl(50 60% 90%)');
  pen.flat([[67, 10.4], [69.8, 10.4], [69.4, 13.2], [66.4, 13.2]], 'hsl(50 60% 88%)');
  for (const inward of pen.depth[0] > 0 ? [0.12, 0.88] : [0.06]) pen.lamp([69.5, 11.6], 'head', inward);
  tail(pen, 0, 10.5);
  pen.flat([[62.5, belt + 0.2], [64, belt + 0.2], [63.5, belt + 2], [62.3, belt + 2]], css(shade(body, -20)), -0.06);
}

/** What lies in the open bed: nothing, crates, or pipes. */
function cargo(pen: Pen, chance: Chance, bedEnd: number, belt: number): void {
  const kind = chance.integer(0, 3);
  if (kind === 0) {
    for (let x = 3; x < bedEnd - 7; x += 8) pen.box({ x, y: belt - 3, w: 6.5, h: chance.between(5, 9) }, color(chance.between(25, 40), 38, chance.between(38, 52)), { near: 0.2, far: 0.8 });
  }
  if (kind === 1) {
    for (const inward of [0.75, 0.55, 0.35]) pen.line([-4, belt + 1], [bedEnd - 0.5, belt + 3], 1.6, 'hsl(30 25% 62%)', inward);
  }
}
