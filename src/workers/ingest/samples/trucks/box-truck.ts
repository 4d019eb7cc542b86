import { color, css, shade } from '../color';
import { cab, chassis, farWheels, nearWheels, paint, tail, white } from '../parts';
import { backToFront, type TruckKind } from './truck';

export const boxTruck: TruckKind = {
  name: 'box truck',
  length: 92,
  width: 27,
  draw(pen, chance) {
    const bonnet = chance.maybe(0.35) ? 0.34 : 0;
    const cabLength = bonnet ? 31 : 21;
    const boxLength = 92 - cabLength - 1.5;
    const boxTop = chance.between(33, 42);
    const body = chance.maybe(0.55) ? white(chance) : paint(chance);
    const cabPaint = chance.maybe(0.5) ? body : paint(chance);
    const wheels = { at: chance.maybe(0.3) ? [13, 25, 78] : [18, 78], radius: 6.4 };
    const stripe = paint(chance);
    const kind = chance.integer(0, 3);

    const box = () => {
      const low = 11;
      pen.box({ x: 0, y: low, w: boxLength, h: boxTop }, body);
      if (kind === 1) pen.flat([[0, low + 7], [boxLength, low + 7], [boxLength, low + 13], [0, low + 13]], css(stripe));
      if (kind === 2) pen.flat([[boxLength * 0.3, low], [boxLength * 0.55, low], [boxLength * 0.8, low + boxTop], [boxLength * 0.55, low + boxTop]], css(stripe));
      if (kind === 3) {
        pen.disc([boxLength * 0.5, low + boxTop * 0.55], boxTop * 0.22, css(stripe));
        pen.disc([boxLength * 0.5, low + boxTop * 0.55], boxTop * 0.13, css(body));
      }
      for (let x = 6; x < boxLength; x += 7) pen.line([x, low + 1], [x, low + boxTop - 1], 0.3, css(shade(body, -14), 0.5));
      pen.line([0, low + boxTop - 0.6], [boxLength, low + boxTop - 0.6], 1, css(shade(body, -20)));
      pen.line([0, low + 0.6], [boxLength, low + 0.6], 1.2, css(shade(body, -26)));
      for (const seam of [0.5]) pen.endPatch(-0.02, [low + 2, low + boxTop - 2], [seam - 0.012, seam + 0.012], css(shade(body, -35)), 'rear');
      tail(pen, 0, 7);
    };
    const cabin = () => cab(pen, { x: boxLength + 1.5, length: cabLength, floor: 7, height: bonnet ? 24 : 27, bonnet, doors: 1 }, cabPaint);

    farWheels(pen, wheels);
    chassis(pen, 1, 86, 11);
    backToFront(pen, [box, cabin]);
    if (kind === 0) pen.box({ x: boxLength - 1, y: 11 + boxTop * 0.72, w: 4, h: boxTop * 0.2 }, color(210, 4, 55), { near: 0.25, far: 0.75 });
    nearWheels(pen, wheels, chance);
  },
};
