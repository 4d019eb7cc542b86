import type { Chance } from './chance';
import { side, type Daylight } from './scene';
import type { Context, Lamp } from './pen';

/** Tints the picture by the hour, then lights the lamps. */
export function applyLight(context: Context, light: Daylight, lamps: readonly Lamp[], chance: Chance): void {
  const tint: Record<Daylight, string | null> = { day: null, dusk: 'hsl(20 60% 74%)', night: 'hsl(226 38% 54%)', overcast: 'hsl(212 10% 84%)' };
  if (tint[light]) paintOver(context, 'multiply', tint[light]);
  if (light === 'day' && chance.maybe(0.6)) paintOver(context, 'soft-light', `hsl(${chance.between(35, 55)} 90% 70% / 0.35)`);
  if (light === 'night' || light === 'dusk') for (const lamp of lamps) glow(context, lamp, light === 'night' ? 1 : 0.45);
  else for (const lamp of lamps) if (lamp.kind === 'blue' && chance.maybe(0.5)) glow(context, lamp, 0.5);
  vignette(context, chance.between(0, 0.28));
}

function paintOver(context: Context, mode: GlobalCompositeOperation, fill: string): void {
  context.save();
  context.globalCompositeOperation = mode;
  context.fillStyle = fill;
  context.fillRect(0, 0, side, side);
  context.restore();
}

function glow(context: Context, { x, y, kind }: Lamp, strength: number): void {
  const [radius, hue, saturation] = { head: [34, 48, 90], tail: [13, 2, 95], blue: [26, 215, 100] }[kind];
  const light = context.createRadialGradient(x, y, 0, x, y, radius!);
  light.addColorStop(0, `hsl(${hue} ${saturation}% 88% / ${0.95 * strength})`);
  light.addColorStop(0.15, `hsl(${hue} ${saturation}% 65% / ${0.5 * strength})`);
  light.addColorStop(1, `hsl(${hue} ${saturation}% 50% / 0)`);
  context.save();
  context.globalCompositeOperation = 'lighter';
  context.fillStyle = light;
  context.fillRect(x - radius!, y - radius!, 2 * radius!, 2 * radius!);
  context.restore();
}

function vignette(context: Context, strength: number): void {
  const dark = context.createRadialGradient(side / 2, side / 2, side * 0.35, side / 2, side / 2, side * 0.75);
  dark.addColorStop(0, 'hsl(0 0% 0% / 0)');
  dark.addColorStop(1, `hsl(0 0% 0% / ${strength})`);
  context.fillStyle = dark;
  context.fillRect(0, 0, side, side);
}

/** A camera's faults: a little out of focus, grainy, exposed too long or too short. */
export function applyCamera(context: Context, chance: Chance): void {
  if (chance.maybe(0.45)) soften(context, chance.between(0.5, 0.85));
  const image = context.getImageData(0, 0, side, side);
  const [grain, gain] = [chance.between(3, 15), chance.between(0.86, 1.12)];
  for (let at = 0; at < image.data.length; at += 4) {
    const noise = (chance.next() + chance.next() - 1) * grain;
    for (let channel = 0; channel < 3; channel++) image.data[at + channel] = image.data[at + channel]! * gain + noise;
  }
  context.putImageData(image, 0, 0);
}

/** Blurs by drawing smaller and larger again: not every browser has canvas filters. */
function soften(context: Context, scale: number): void {
  const size = Math.round(side * scale);
  const small = new OffscreenCanvas(size, size);
  small.getContext('2d')!.drawImage(context.canvas, 0, 0, size, size);
  context.drawImage(small, 0, 0, side, side);
}
