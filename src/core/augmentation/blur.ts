import { operation } from './operation';
import type { Picture } from './picture';

export const blur = operation({
  label: 'Blur',
  help: 'Takes some sharpness away, more from some views than from others.',
  fields: { sigma: { kind: 'number', label: 'Up to', help: 'Of the size that the network sees: 1 is soft, 3 hides details.', unit: 'px', max: 5 } },
  strongest: { sigma: 1.5 },
  draw({ sigma }, random) {
    const drawn = sigma * random();
    return { finish: (picture) => blurBy(picture, drawn) };
  },
});

/** A Gaussian of this standard deviation, px, in place: along rows, then along columns; beyond the border is the border. */
export function blurBy({ pixels, height, width, channels }: Picture, sigma: number): void {
  const radius = Math.ceil(2.5 * sigma);
  const weights = Float32Array.from({ length: 2 * radius + 1 }, (_, at) => Math.exp(-((at - radius) ** 2) / (2 * sigma ** 2)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  if (radius === 0 || !(sum > 1)) return;
  weights.forEach((weight, at) => (weights[at] = weight / sum));
  const rows = new Float32Array(pixels.length);
  alongAxis(pixels, rows, weights, { lines: height, lineStep: width * channels, length: width, step: channels, channels });
  alongAxis(rows, pixels, weights, { lines: width, lineStep: channels, length: height, step: width * channels, channels });
}

interface Axis {
  readonly lines: number;
  readonly lineStep: number;
  readonly length: number;
  readonly step: number;
  readonly channels: number;
}

/** Bytes are rounded as they are written. */
function alongAxis(from: Uint8Array | Float32Array, into: Uint8Array | Float32Array, weights: Float32Array, { lines, lineStep, length, step, channels }: Axis): void {
  const radius = (weights.length - 1) / 2;
  const half = into instanceof Uint8Array ? 0.5 : 0;
  for (let line = 0; line < lines; line++) {
    for (let place = 0; place < length; place++) {
      for (let channel = 0; channel < channels; channel++) {
        const start = line * lineStep + channel;
        let sum = half;
        for (let at = -radius; at <= radius; at++) {
          const near = place + at < 0 ? 0 : place + at >= length ? length - 1 : place + at;
          sum += weights[at + radius]! * from[start + near * step]!;
        }
        into[start + place * step] = sum;
      }
    }
  }
}
