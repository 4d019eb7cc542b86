/** A picture as a network takes it: bytes `[height, width, channels]`, 1 channel for grey. */
export interface Picture {
  readonly pixels: Uint8Array;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/**
 * Where a pixel of the new picture comes from: `[a, b, x, c, d, y]` takes a place `(u, v)`, px from the picture's centre to the right and down, to
 * `(a u + b v + x, c u + d v + y)` in the old one.
 */
export type Warp = readonly [a: number, b: number, x: number, c: number, d: number, y: number];

/** New red, green and blue from the old, 0 to 255: three rows of four, the fourth of each a number that is added. */
export type ColorMatrix = readonly number[];

/** What an operation does to one view. Warps and colors of several operations are made in one pass; `finish` comes after it, in place. */
export interface Effect {
  readonly warp?: Warp;
  readonly color?: ColorMatrix;
  readonly finish?: (picture: Picture) => void;
}

/** One warp for two, the first one made first. */
export function thenWarp([a, b, x, c, d, y]: Warp, [e, f, u, g, h, v]: Warp): Warp {
  return [a * e + b * g, a * f + b * h, a * u + b * v + x, c * e + d * g, c * f + d * h, c * u + d * v + y];
}

/** One color matrix for two, the first one made first. */
export function thenColor(first: ColorMatrix, second: ColorMatrix): ColorMatrix {
  return Array.from({ length: 12 }, (_, at) => {
    const [row, column] = [Math.floor(at / 4) * 4, at % 4];
    const sum = [0, 1, 2].reduce((total, k) => total + second[row + k]! * first[4 * k + column]!, 0);
    return column === 3 ? sum + second[row + 3]! : sum;
  });
}
