import type { Chance } from './chance';
import { color, css, shade } from './color';
import type { Context } from './pen';

/** Side of a picture, px. */
export const side = 224;

export type Daylight = 'day' | 'dusk' | 'night' | 'overcast';

export interface Scene {
  readonly light: Daylight;
  /** Where the ground begins, px from the top. */
  readonly horizon: number;
}

type Backdrop = 'city' | 'field' | 'hills' | 'trees' | 'yard';

/** Draws sky, what stands at the horizon, and the ground. */
export function drawScene(context: Context, chance: Chance): Scene {
  const light = chance.pick(['day', 'day', 'dusk', 'night', 'overcast'] as const);
  const horizon = chance.between(105, 150);
  const backdrop: Backdrop = chance.pick(['city', 'field', 'hills', 'trees', 'yard']);
  drawSky(context, chance, light, horizon);
  if (backdrop === 'hills' || backdrop === 'field') drawHills(context, chance, horizon, backdrop === 'hills' ? 46 : 16);
  if (backdrop === 'city') drawCity(context, chance, horizon, light);
  if (backdrop === 'trees') drawTrees(context, chance, horizon);
  if (backdrop === 'yard') drawYard(context, chance, horizon);
  drawGround(context, chance, horizon, backdrop);
  return { light, horizon };
}

const skies: Readonly<Record<Daylight, readonly [number, number, number][]>> = {
  day: [[212, 62, 58], [200, 55, 84]],
  dusk: [[232, 40, 42], [22, 80, 68]],
  night: [[228, 45, 22], [226, 30, 40]],
  overcast: [[212, 10, 66], [210, 10, 84]],
};

function drawSky(context: Context, chance: Chance, light: Daylight, horizon: number): void {
  const [top, low] = skies[light].map(([h, s, l]) => color(h + chance.between(-8, 8), s, l + chance.between(-5, 5)));
  const fill = context.createLinearGradient(0, 0, 0, horizon);
  fill.addColorStop(0, css(top!));
  fill.addColorStop(1, css(low!));
  context.fillStyle = fill;
  context.fillRect(0, 0, side, side);
  if (light === 'night') {
    for (let star = 0; star < 24; star++) dot(context, chance.between(0, side), chance.between(0, horizon), chance.between(0.3, 0.9), 'hsl(50 40% 92% / 0.8)');
    if (chance.maybe(0.6)) dot(context, chance.between(20, 200), chance.between(14, 45), 8, 'hsl(50 40% 90%)');
    return;
  }
  if (light === 'dusk') dot(context, chance.between(20, 200), horizon - chance.between(0, 18), 13, 'hsl(35 100% 78%)');
  if (light === 'day' && chance.maybe(0.4)) dot(context, chance.between(20, 200), chance.between(18, 45), 10, 'hsl(50 100% 90%)');
  const clouds = light === 'overcast' ? 7 : chance.integer(0, 4);
  for (let cloud = 0; cloud < clouds; cloud++) drawCloud(context, chance, horizon, light);
}

function drawCloud(context: Context, chance: Chance, horizon: number, light: Daylight): void {
  const [x, y, size] = [chance.between(-10, side), chance.between(8, horizon * 0.6), chance.between(7, 16)];
  const fill = light === 'dusk' ? 'hsl(15 55% 74% / 0.5)' : light === 'overcast' ? 'hsl(210 8% 78% / 0.55)' : 'hsl(0 0% 100% / 0.75)';
  for (let puff = 0; puff < 5; puff++) dot(context, x + puff * size * 0.75, y + chance.between(-0.3, 0.3) * size, size * chance.between(0.5, 0.95), fill);
}

function drawHills(context: Context, chance: Chance, horizon: number, height: number): void {
  for (let ridge = 0; ridge < 3; ridge++) {
    const base = color(chance.between(95, 215), chance.between(12, 30), 62 - ridge * 12);
    const [phase, wave] = [chance.between(0, 6), chance.between(0.012, 0.03)];
    context.fillStyle = css(base);
    context.beginPath();
    context.moveTo(0, horizon);
    for (let x = 0; x <= side; x += 4) {
      const rise = (Math.sin(x * wave + phase) + 0.5 * Math.sin(x * wave * 2.3 + phase * 2) + 1.5) / 3;
      context.lineTo(x, horizon - rise * height * (1 - ridge * 0.28));
    }
    context.lineTo(side, horizon);
    context.fill();
  }
}

function drawCity(context: Context, chance: Chance, horizon: number, light: Daylight): void {
  for (let x = -8; x < side; ) {
    const [width, height] = [chance.between(16, 40), chance.between(24, Math.max(40, horizon - 18))];
    const wall = color(chance.pick([25, 30, 205, 215, 12]), chance.between(5, 24), chance.between(40, 68));
    context.fillStyle = css(wall);
    context.fillRect(x, horizon - height, width + 1, height);
    const lit = light === 'night' || light === 'dusk';
    for (let wx = x + 3; wx < x + width - 4; wx += 6) {
      for (let wy = horizon - height + 4; wy < horizon - 8; wy += 8) {
        context.fillStyle = lit && chance.maybe(0.45) ? 'hsl(45 90% 72%)' : css(shade(wall, -14));
        context.fillRect(wx, wy, 3, 4.5);
      }
    }
    x += width + (chance.maybe(0.25) ? chance.between(2, 14) : 0);
  }
}

function drawTrees(context: Context, chance: Chance, horizon: number): void {
  const conifers = chance.maybe(0.5);
  const hue = chance.pick([95, 110, 130, 48, 30]);
  for (let tree = 0; tree < 16; tree++) {
    const [x, height] = [chance.between(-8, side + 8), chance.between(26, 62)];
    const leaves = color(hue + chance.between(-12, 12), chance.between(24, 44), chance.between(22, 42));
    context.fillStyle = 'hsl(28 25% 24%)';
    context.fillRect(x - 1.5, horizon - height * 0.45, 3, height * 0.45);
    context.fillStyle = css(leaves);
    if (!conifers) {
      for (let clump = 0; clump < 5; clump++) dot(context, x + chance.between(-0.2, 0.2) * height, horizon - height * chance.between(0.5, 0.85), height * chance.between(0.14, 0.24), css(shade(leaves, chance.between(-5, 6))));
      continue;
    }
    for (let tier = 0; tier < 3; tier++) {
      const low = horizon - height * (0.15 + tier * 0.26);
      context.beginPath();
      context.moveTo(x - height * (0.26 - tier * 0.06), low);
      context.lineTo(x + height * (0.26 - tier * 0.06), low);
      context.lineTo(x, low - height * 0.38);
      context.fill();
    }
  }
}

/** A warehouse with doors. */
function drawYard(context: Context, chance: Chance, horizon: number): void {
  const wall = color(chance.pick([20, 205, 40, 0]), chance.between(6, 28), chance.between(45, 72));
  const height = chance.between(46, 84);
  context.fillStyle = css(wall);
  context.fillRect(0, horizon - height, side, height);
  for (let x = 0; x < side; x += 5) {
    context.fillStyle = css(shade(wall, -5), 0.6);
    context.fillRect(x, horizon - height, 1, height);
  }
  context.fillStyle = css(shade(wall, -18));
  context.fillRect(0, horizon - height - 4, side, 5);
  for (let x = chance.between(-20, 20); x < side; x += 58) {
    context.fillStyle = css(shade(wall, chance.pick([-24, 16])));
    context.fillRect(x, horizon - height * 0.62, 36, height * 0.62);
  }
}

function drawGround(context: Context, chance: Chance, horizon: number, backdrop: Backdrop): void {
  const grass = backdrop === 'city' || backdrop === 'yard' ? color(40, 6, 62) : color(chance.between(58, 125), chance.between(22, 42), chance.between(34, 50));
  context.fillStyle = css(grass);
  context.fillRect(0, horizon - 0.5, side, side);
  const road = chance.maybe(0.7) ? color(215, 5, chance.between(34, 50)) : color(32, 24, chance.between(42, 58));
  const edge = horizon + chance.between(4, 14);
  context.fillStyle = css(road);
  context.fillRect(0, edge, side, side);
  for (let speck = 0; speck < 240; speck++) dot(context, chance.between(0, side), chance.between(edge, side), chance.between(0.3, 1), css(shade(road, chance.between(-9, 9)), 0.6));
  if (road.s > 10) return;
  context.fillStyle = css(shade(road, 34), 0.85);
  context.fillRect(0, edge + 2, side, 1.6);
  const lane = chance.between(edge + 50, edge + 75);
  for (let x = chance.between(-30, 0); x < side; x += 44) context.fillRect(x, lane, 26, 3);
}

function dot(context: Context, x: number, y: number, radius: number, fill: string): void {
  context.beginPath();
  context.ellipse(x, y, radius, radius, 0, 0, 2 * Math.PI);
  context.fillStyle = fill;
  context.fill();
}
