import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../random';
import { augmented } from './augment';
import { blurBy } from './blur';
import { contrastOf, hueOf, linear, saturationOf } from './color-matrices';
import { isOn, type Operation } from './operation';
import { operationIds, operations } from './operations';
import { thenColor, thenWarp, type ColorMatrix, type Picture, type Warp } from './picture';
import { rotation } from './rotate';
import { augmentationOff, augmentationPresets, augmentationSchema, fillModes, presetOf, variesPictures, viewCount, withPreset, type Augmentation } from './settings';
import { transformed } from './warp';

function picture(width: number, height: number, channels: number, seed = 1): Picture {
  const random = seededRandom(seed);
  return { pixels: Uint8Array.from({ length: width * height * channels }, () => random() * 256), width, height, channels };
}

/** Every setting of an operation at this share of its largest. */
function allAt(share: number): Augmentation {
  const settings = Object.fromEntries(operationIds.map((id) => {
    const fields = Object.entries((operations[id] as Operation).fields);
    return [id, Object.fromEntries(fields.map(([name, field]) => [name, field.kind === 'switch' ? share > 0 : field.max * share]))];
  }));
  return augmentationSchema.parse({ ...settings, randAugment: { count: share > 0 ? 2 : 0, magnitude: 10 * share } });
}

const grey4: Picture = { pixels: Uint8Array.from({ length: 16 }, (_, at) => at * 10), width: 4, height: 4, channels: 1 };
const warped = (warp: Warp, fill: Augmentation['fill'] = 'constant'): number[] => [...transformed(grey4, warp, null, fill)];
const colored = (color: ColorMatrix, ...rgb: number[]): number[] => [...transformed({ pixels: Uint8Array.from(rgb), width: 1, height: 1, channels: rgb.length }, null, color, 'nearest')];

describe('a view', () => {
  it('is decided by seed, image and view alone', () => {
    for (const channels of [1, 3]) {
      const image = picture(9, 7, channels);
      const settings = allAt(0.5);
      const view = (seed: number, id: string, n: number): string => augmented(image, settings, seed, id, n).join();
      expect(view(1, 'a', 2)).toBe(view(1, 'a', 2));
      expect(new Set([view(1, 'a', 2), view(2, 'a', 2), view(1, 'b', 2), view(1, 'a', 3)]).size).toBe(4);
    }
  });

  it('is the picture where all is off, and always of its size', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom(1, 3), fc.constantFrom(...fillModes), fc.double({ min: 0, max: 1, noNaN: true }), (width, height, channels, fill, share) => {
      const image = picture(width, height, channels);
      const before = image.pixels.slice();
      expect(augmented(image, augmentationOff, 1, 'a', 1)).toEqual(before);
      expect(augmented(image, { ...allAt(share), fill }, 1, 'a', 1)).toHaveLength(before.length);
      expect(image.pixels).toEqual(before);
    }));
  });

  it.each(operationIds)('%s leaves the picture as it is at next to no strength, and changes it at full', (id) => {
    const image = picture(16, 16, 3);
    const only = (share: number): Augmentation => ({ ...augmentationOff, [id]: allAt(share)[id] });
    const views = (share: number): Uint8Array[] => Array.from({ length: 8 }, (_, n) => augmented(image, only(share), 3, 'a', n));
    expect(views(1).some((view) => view.join() !== image.pixels.join())).toBe(true);
    if (id !== 'flip') for (const view of views(1e-9)) expect(view).toEqual(image.pixels);
  });

  it('does not depend on what else is on: each operation draws for itself', () => {
    const image = picture(8, 8, 1);
    const withHue = { ...augmentationOff, flip: { horizontal: true, vertical: true }, hue: { degrees: 90 } };
    for (let view = 0; view < 8; view++) {
      expect(augmented(image, withHue, 1, 'a', view)).toEqual(augmented(image, { ...withHue, hue: { degrees: 0 } }, 1, 'a', view));
    }
  });

  it('keeps a picture of one color as it is under every warp that mirrors the border', () => {
    const plain: Picture = { pixels: new Uint8Array(300).fill(77), width: 10, height: 10, channels: 3 };
    const settings = { ...augmentationOff, ...Object.fromEntries((['flip', 'crop', 'rotate', 'zoom', 'shift', 'shear', 'blur'] as const).map((id) => [id, allAt(1)[id]])) };
    for (let view = 0; view < 20; view++) expect(augmented(plain, settings, 1, 'a', view)).toEqual(plain.pixels);
  });

  it('erases between a fiftieth and the chosen share of the area', () => {
    const plain: Picture = { pixels: new Uint8Array(64 * 64), width: 64, height: 64, channels: 1 };
    const shares = Array.from({ length: 60 }, (_, view) => augmented(plain, { ...augmentationOff, erasing: { amount: 0.3 } }, 1, 'a', view).filter((byte) => byte !== 0).length / 64 ** 2);
    expect(shares.filter((share) => share === 0).length).toBeGreaterThan(15);
    expect(shares.filter((share) => share > 0).length).toBeGreaterThan(15);
    for (const share of shares.filter((one) => one > 0)) {
      expect(share).toBeGreaterThan(0.015);
      expect(share).toBeLessThan(0.32);
    }
  });
});

describe('warps', () => {
  it('flip and turn by quarters exactly', () => {
    const rows = [0, 1, 2, 3].map((row) => grey4.pixels.slice(4 * row, 4 * row + 4));
    expect(warped([-1, 0, 0, 0, 1, 0])).toEqual(rows.flatMap((row) => [...row].reverse()));
    expect(warped([1, 0, 0, 0, -1, 0])).toEqual(rows.toReversed().flatMap((row) => [...row]));
    expect(warped(rotation(90))).toEqual([0, 1, 2, 3].flatMap((column) => [3, 2, 1, 0].map((row) => rows[row]![column]!)));
    expect(warped(rotation(180))).toEqual([...grey4.pixels].reverse());
    expect(warped(rotation(360))).toEqual([...grey4.pixels]);
  });

  it('fill what comes from outside as they are told', () => {
    const firstRow = (fill: Augmentation['fill'], by: number): number[] => warped([1, 0, by, 0, 1, 0], fill).slice(0, 4);
    expect(firstRow('constant', -2)).toEqual([0, 0, 0, 10]);
    expect(firstRow('nearest', 2)).toEqual([20, 30, 30, 30]);
    expect(firstRow('reflect', -2)).toEqual([10, 0, 0, 10]);
    expect(firstRow('reflect', 9)).toEqual([10, 20, 30, 30]);
  });

  it('go between pixels', () => {
    expect(warped([1, 0, 0.5, 0, 1, 0], 'nearest').slice(0, 4)).toEqual([5, 15, 25, 30]);
  });

  it('are composed in the order in which they are made', () => {
    const [shift, turn]: Warp[] = [[1, 0, 1, 0, 1, 0], rotation(90)];
    const apart = transformed({ ...grey4, pixels: transformed(grey4, shift!, null, 'constant') }, turn!, null, 'constant');
    expect(warped(thenWarp(shift!, turn!))).toEqual([...apart]);
  });
});

describe('colors', () => {
  it('a whole turn of the hue is none, and a third brings red to where it is green most', () => {
    expect(colored(hueOf(360), 200, 30, 90)).toEqual([200, 30, 90]);
    const [red, green, blue] = colored(hueOf(120), 255, 0, 0);
    expect(green).toBeGreaterThan(Math.max(red!, blue!));
  });

  it('leave grey grey under hue and saturation, and know the ends of saturation', () => {
    for (const color of [hueOf(77), saturationOf(0), saturationOf(1.7)]) expect(colored(color, 90, 90, 90)).toEqual([90, 90, 90]);
    expect(colored(saturationOf(0), 255, 0, 0)).toEqual([76, 76, 76]);
    expect(colored(saturationOf(1), 12, 200, 99)).toEqual([12, 200, 99]);
  });

  it('are cut off at black and white, in grey as in color', () => {
    expect(colored(linear(2), 200, 10, 0)).toEqual([255, 20, 0]);
    expect(colored(contrastOf(2), 10)).toEqual([0]);
    expect(colored(contrastOf(0), 10)).toEqual([128]);
  });

  it('are composed in the order in which they are made', () => {
    expect(colored(thenColor(linear(0.5), linear(1, 10)), 100, 50, 0)).toEqual([60, 35, 10]);
    expect(colored(thenColor(linear(1, 10), linear(0.5)), 100, 50, 0)).toEqual([55, 30, 5]);
  });
});

it('blur spreads a point evenly and keeps the sum, up to rounding', () => {
  const point: Picture = { pixels: new Uint8Array(81), width: 9, height: 9, channels: 1 };
  point.pixels[40] = 255;
  blurBy(point, 1);
  expect(point.pixels[40]).toBe(Math.round(255 * 0.4 ** 2));
  expect(point.pixels[39]).toBe(point.pixels[49]);
  expect(Math.abs(point.pixels.reduce((sum, byte) => sum + byte, 0) - 255)).toBeLessThan(13);
  const untouched = picture(5, 5, 3);
  const before = untouched.pixels.slice();
  blurBy(untouched, 0);
  expect(untouched.pixels).toEqual(before);
});

describe('settings', () => {
  it('know the preset that they are, and take one over', () => {
    expect(presetOf(augmentationOff)).toBe('off');
    expect(presetOf({ ...augmentationPresets.strong, fill: 'nearest', views: 2 })).toBe('strong');
    expect(presetOf({ ...augmentationPresets.strong, rotate: { degrees: 21 } })).toBeNull();
    const own = { ...augmentationOff, fill: 'constant', views: 16 } as const;
    expect(withPreset(own, 'gentle')).toEqual({ ...augmentationPresets.gentle, fill: 'constant' });
    expect(withPreset(withPreset(own, 'off'), 'off')).toEqual(own);
  });

  it('are off by default, checked, and tell what they ask for', () => {
    expect(variesPictures(augmentationOff)).toBe(false);
    expect(viewCount({ ...augmentationOff, views: 9 })).toBe(1);
    expect(viewCount(augmentationPresets.gentle)).toBe(4);
    expect(variesPictures({ ...augmentationOff, randAugment: { count: 2, magnitude: 5 } })).toBe(true);
    expect(augmentationSchema.safeParse({ rotate: { degrees: 400 } }).success).toBe(false);
    expect(augmentationSchema.safeParse({ views: 0 }).success).toBe(false);
    expect(operationIds.every((id) => !isOn(augmentationOff[id]))).toBe(true);
  });
});
