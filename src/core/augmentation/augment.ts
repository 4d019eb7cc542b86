import { seededRandom, seedOf } from '../random';
import { isOn, type Operation } from './operation';
import { operationIds, operations } from './operations';
import { thenColor, thenWarp, type ColorMatrix, type Effect, type Picture, type Warp } from './picture';
import { drawRandAugment } from './rand-augment';
import type { Augmentation } from './settings';
import { transformed } from './warp';

/**
 * One view of a picture, its bytes. It is decided by the settings, the seed, the image's id and the view alone (an epoch, or the number of a kept
 * view). Each operation draws from a seed of its own, so that switching one on leaves the others as they were.
 */
export function augmented(picture: Picture, settings: Augmentation, seed: number, id: string, view: number): Uint8Array {
  const random = (what: string) => seededRandom(seedOf(seed, what, id, view));
  const effects: Effect[] = [];
  for (const one of operationIds) {
    if (isOn(settings[one])) effects.push((operations[one] as Operation).draw(settings[one], random(one), picture));
  }
  effects.push(...drawRandAugment(settings.randAugment, random('randAugment'), picture));
  return applied(picture, effects, settings);
}

function applied(picture: Picture, effects: readonly Effect[], { fill }: Augmentation): Uint8Array {
  const warp = effects.reduce<Warp | null>((all, one) => (all && one.warp ? thenWarp(all, one.warp) : (one.warp ?? all)), null);
  const color = effects.reduce<ColorMatrix | null>((all, one) => (all && one.color ? thenColor(all, one.color) : (one.color ?? all)), null);
  const pixels = warp || color ? transformed(picture, warp, color, fill) : picture.pixels.slice();
  for (const { finish } of effects) finish?.({ ...picture, pixels });
  return pixels;
}
