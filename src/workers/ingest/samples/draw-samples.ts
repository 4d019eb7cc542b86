import { seededRandom } from '../../../core/random';
import type { DroppedFile } from '../../../protocol/ingest';
import { Chance } from './chance';
import { applyCamera, applyLight } from './light';
import { Pen, type Context } from './pen';
import { drawScene, side } from './scene';
import { boxTruck } from './trucks/box-truck';
import { dumpTruck } from './trucks/dump-truck';
import { fireEngine } from './trucks/fire-engine';
import { pickup } from './trucks/pickup';
import { tanker } from './trucks/tanker';
import type { TruckKind } from './trucks/truck';

export const truckKinds: readonly TruckKind[] = [boxTruck, dumpTruck, fireEngine, pickup, tanker];

/**
 * Draws `perClass` pictures of each kind of truck, 224 x 224 px, JPEG, under `<kind>/<kind>-<n>.jpg`.
 * The same seed draws the same pictures; each picture has a seed of its own, so that more of them leave the first ones as they were.
 */
export async function drawSamples(seed: number, perClass: number): Promise<readonly DroppedFile[]> {
  const canvas = new OffscreenCanvas(side, side);
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const files: DroppedFile[] = [];
  for (const [kindIndex, kind] of truckKinds.entries()) {
    for (let index = 0; index < perClass; index++) {
      drawTruck(context, kind, new Chance(seededRandom(seed * 1_000_003 + kindIndex * 10_007 + index)));
      const name = `${kind.name}-${String(index + 1).padStart(2, '0')}.jpg`;
      files.push({ path: `${kind.name}/${name}`, file: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 }) });
    }
  }
  return files;
}

function drawTruck(context: Context, kind: TruckKind, chance: Chance): void {
  const { light, horizon } = drawScene(context, chance);
  const size = chance.between(0.62, 0.94);
  const turn = chance.maybe(0.3) ? 0 : chance.between(-0.75, 0.75);
  const lift = turn === 0 ? chance.between(0.02, 0.1) : chance.between(0.1, 0.32);
  const depth = [kind.width * turn, kind.width * lift] as const;
  const scale = (side * size) / (kind.length * Math.sqrt(1 - turn * turn * 0.5) + Math.abs(depth[0]));
  const ground = Math.min(side - 10, horizon + chance.between(24, 58) + scale * depth[1]);
  const drift = (1 - size) * side * 0.45;

  context.save();
  context.translate(side / 2 + chance.between(-drift, drift), ground);
  context.rotate(chance.between(-0.03, 0.03));
  context.scale(scale * (chance.maybe(0.5) ? 1 : -1), scale);
  // Turned away from us, a truck is shorter along the picture.
  context.scale(Math.sqrt(1 - turn * turn * 0.5), 1);
  context.translate(-(kind.length + depth[0]) / 2, 0);
  const pen = new Pen(context, depth);
  drawShadow(pen, kind, light === 'day' ? 0.5 : 0.34);
  kind.draw(pen, chance);
  context.restore();

  applyLight(context, light, pen.lamps, chance);
  applyCamera(context, chance);
}

function drawShadow(pen: Pen, kind: TruckKind, strength: number): void {
  const [dx, dy] = pen.depth;
  pen.flat([[-3, -2.5], [kind.length + 3, -2.5], [kind.length + 4 + dx, dy + 1], [-4 + dx, dy + 1]], `hsl(225 25% 6% / ${strength})`);
  pen.flat([[1, -1], [kind.length - 1, -1], [kind.length - 1 + dx, dy], [1 + dx, dy]], `hsl(225 25% 4% / ${strength})`);
}
