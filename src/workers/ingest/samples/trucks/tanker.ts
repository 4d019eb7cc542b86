import type { Chance } from '../chance';
import { color, css, shade, type Color } from '../color';
import { cab, chassis, farWheels, nearWheels, paint, tail, white } from '../parts';
import type { Pen } from '../pen';
import { backToFront, type TruckKind } from './truck';

export const tanker: TruckKind = {
  name: 'tanker',
  length: 98,
  width: 27,
  draw(pen, chance) {
    const bonnet = chance.maybe(0.3) ? 0.34 : 0;
    const cabLength = bonnet ? 31 : 20;
    const tank = chance.maybe(0.35) ? color(210, 5, chance.between(62, 80)) : chance.maybe(0.4) ? white(chance) : paint(chance);
    const wheels = { at: chance.maybe(0.6) ? [12, 26, 84] : [18, 84], radius: 6.4 };
    const length = 98 - cabLength - 3;
    const cabPaint = paint(chance);

    const barrel = () => {
      pen.box({ x: 6, y: 10, w: length - 12, h: 4 }, color(215, 6, 26), { near: 0.1, far: 0.9 });
      drawTank(pen, chance, length, chance.between(25, 30), tank);
      tail(pen, 1, 8);
    };
    const cabin = () => cab(pen, { x: length + 3, length: cabLength, floor: 7, height: bonnet ? 24 : 27, bonnet, doors: 1 }, cabPaint);

    farWheels(pen, wheels);
    chassis(pen, 1, 92, 11);
    backToFront(pen, [barrel, cabin]);
    nearWheels(pen, wheels, chance);
  },
};

/** A lying barrel with rounded ends, bands, a walkway with hatches on top, a ladder and a pipe. */
function drawTank(pen: Pen, chance: Chance, length: number, height: number, paintwork: Color): void {
  const { context } = pen;
  const [dx, dy] = [pen.depth[0] / 2, pen.depth[1] / 2];
  const low = 12;
  const top = -(low + height) - dy;
  const bulge = 4 + Math.abs(dx) * 0.55;
  const gradient = context.createLinearGradient(0, top, 0, top + height);
  const stops: [number, number][] = [[0, 6], [0.22, 20], [0.42, 4], [0.75, -18], [1, -30]];
  for (const [at, lighter] of stops) gradient.addColorStop(at, css(shade(paintwork, lighter)));

  for (let x = length * 0.22; x < length * 0.85; x += length * 0.2) {
    context.fillStyle = css(shade(paintwork, -24));
    context.fillRect(x + dx - 2.5, top - 2.6, 5, 4);
  }
  context.fillStyle = css(color(215, 5, 32));
  context.fillRect(length * 0.12 + dx, top - 0.7, length * 0.76, 1.2);
  for (let x = length * 0.14; x <= length * 0.88; x += length * 0.106) context.fillRect(x + dx, top - 5, 0.5, 5);
  context.fillRect(length * 0.14 + dx, top - 5, length * 0.742, 0.6);

  context.beginPath();
  context.ellipse(bulge + dx, top + height / 2, bulge, height / 2, 0, Math.PI / 2, 1.5 * Math.PI);
  context.ellipse(length - bulge + dx, top + height / 2, bulge, height / 2, 0, -Math.PI / 2, Math.PI / 2);
  context.closePath();
  context.fillStyle = gradient;
  context.fill();
  drawEnd(pen, { x: dx > 0 ? length - bulge + dx : bulge + dx, y: top + height / 2, bulge, height }, paintwork);
  drawBands(pen, chance, { left: bulge + dx, right: length - bulge + dx, top, height }, paintwork);
}

function drawEnd({ context, depth }: Pen, end: { x: number; y: number; bulge: number; height: number }, paintwork: Color): void {
  if (Math.abs(depth[0]) < 3) return;
  context.beginPath();
  context.ellipse(end.x, end.y, end.bulge * 0.9, end.height / 2, 0, 0, 2 * Math.PI);
  context.fillStyle = css(shade(paintwork, -8), 0.75);
  context.fill();
  context.lineWidth = 0.5;
  context.strokeStyle = css(shade(paintwork, -26));
  context.stroke();
}

function drawBands({ context }: Pen, chance: Chance, at: { left: number; right: number; top: number; height: number }, paintwork: Color): void {
  const bands = chance.integer(2, 4);
  context.lineWidth = 0.7;
  context.strokeStyle = css(shade(paintwork, -25), 0.8);
  for (let band = 1; band <= bands; band++) {
    const x = at.left + ((at.right - at.left) * band) / (bands + 1);
    context.beginPath();
    context.ellipse(x, at.top + at.height / 2, 1.4, at.height / 2, 0, -Math.PI / 2, Math.PI / 2);
    context.stroke();
  }
  if (chance.maybe(0.5)) {
    context.fillStyle = css(paint(chance), 0.85);
    context.fillRect(at.left, at.top + at.height * 0.44, at.right - at.left, at.height * 0.14);
  }
  if (chance.maybe(0.45)) {
    context.fillStyle = 'hsl(28 95% 52%)';
    context.fillRect(at.left + 3, at.top + at.height * 0.62, 5, 4);
  }
  context.strokeStyle = 'hsl(210 5% 28%)';
  for (const x of [at.left + 1, at.left + 4]) context.strokeRect(x, at.top - 1, 0.01, at.height * 0.95);
  for (let y = at.top + 2; y < at.top + at.height * 0.9; y += 2.6) context.strokeRect(at.left + 1, y, 3, 0.01);
}
