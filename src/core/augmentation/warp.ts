import type { ColorMatrix, Picture, Warp } from './picture';
import type { FillMode } from './settings';

const identity: Warp = [1, 0, 0, 0, 1, 0];

/** The four pixels around a place, by where they begin, and how much each counts: above left, above right, below left, below right. */
interface Around {
  readonly starts: Int32Array;
  readonly weights: Float64Array;
}

/**
 * A new picture of the same size: each place looked up through `warp`, bilinear between pixels, and its color taken through `color`, all in one pass.
 * In a grey picture every channel has the one value, so that only the first row of `color` counts.
 */
export function transformed(picture: Picture, warp: Warp | null, color: ColorMatrix | null, fill: FillMode): Uint8Array {
  const { pixels, height, width, channels } = picture;
  const into = new Uint8Array(pixels.length);
  const [a, b, x, c, d, y] = warp ?? identity;
  const middleX = (width - 1) / 2;
  const middleY = (height - 1) / 2;
  const around: Around = { starts: new Int32Array(4), weights: new Float64Array(4) };
  const { starts, weights } = around;
  const colors = Float64Array.from(color ?? []);
  // Of a grey picture all three are its one channel.
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2];
  for (let row = 0, to = 0; row < height; row++) {
    const startX = b * (row - middleY) + x + middleX;
    const startY = d * (row - middleY) + y + middleY;
    for (let column = 0; column < width; column++, to += channels) {
      lookAround(around, a * (column - middleX) + startX, c * (column - middleX) + startY, picture, fill);
      const s0 = starts[0]!, s1 = starts[1]!, s2 = starts[2]!, s3 = starts[3]!;
      const w0 = weights[0]!, w1 = weights[1]!, w2 = weights[2]!, w3 = weights[3]!;
      const r = w0 * pixels[s0]! + w1 * pixels[s1]! + w2 * pixels[s2]! + w3 * pixels[s3]!;
      const g = w0 * pixels[s0 + green]! + w1 * pixels[s1 + green]! + w2 * pixels[s2 + green]! + w3 * pixels[s3 + green]!;
      const bl = w0 * pixels[s0 + blue]! + w1 * pixels[s1 + blue]! + w2 * pixels[s2 + blue]! + w3 * pixels[s3 + blue]!;
      if (!color) {
        into[to] = r + 0.5;
        if (channels === 1) continue;
        into[to + 1] = g + 0.5;
        into[to + 2] = bl + 0.5;
        continue;
      }
      for (let channel = 0, at = 0; channel < channels; channel++, at += 4) {
        const value = colors[at]! * r + colors[at + 1]! * g + colors[at + 2]! * bl + colors[at + 3]! + 0.5;
        into[to + channel] = value < 0 ? 0 : value > 255 ? 255 : value;
      }
    }
  }
  return into;
}

function lookAround({ starts, weights }: Around, x: number, y: number, { height, width, channels }: Picture, fill: FillMode): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const [right, below] = [x - left, y - top];
  weights[0] = (1 - below) * (1 - right);
  weights[1] = (1 - below) * right;
  weights[2] = below * (1 - right);
  weights[3] = below * right;
  if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
    const start = (top * width + left) * channels;
    starts[0] = start;
    starts[1] = start + channels;
    starts[2] = start + width * channels;
    starts[3] = start + (width + 1) * channels;
    return;
  }
  for (let corner = 0; corner < 4; corner++) {
    const column = inside(left + (corner & 1), width, fill);
    const row = inside(top + (corner >> 1), height, fill);
    const nowhere = column < 0 || row < 0;
    starts[corner] = nowhere ? 0 : (row * width + column) * channels;
    if (nowhere) weights[corner] = 0;
  }
}

/** Which row or column a place stands for; -1 for none. */
function inside(at: number, size: number, fill: FillMode): number {
  if (at >= 0 && at < size) return at;
  if (fill === 'constant') return -1;
  if (fill === 'nearest') return at < 0 ? 0 : size - 1;
  const folded = ((at % (2 * size)) + 2 * size) % (2 * size);
  return folded < size ? folded : 2 * size - 1 - folded;
}
