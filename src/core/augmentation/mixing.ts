import type { Random } from '../random';
import { symmetricBeta } from './beta';
import type { Described } from './operation';

const alpha = { kind: 'number', label: 'Alpha', max: 2 } as const;

/** What is done to whole batches: pictures are mixed, and what they show with them. */
export const mixing = {
  /** Zhang et al. 2017, https://arxiv.org/abs/1710.09412; where the frozen part is computed once, Verma et al. 2018, https://arxiv.org/abs/1806.05236. */
  mixup: {
    label: 'Mixup',
    help: 'Lays one image of a batch faintly over another, and counts it as that much of each class. The training accuracy then says little; look at the validation accuracy.',
    fields: { alpha: { ...alpha, help: '0.2 mixes most pairs a little, 1 any amount. 0 is off.' } },
  },
  /** Yun et al. 2019, https://arxiv.org/abs/1905.04899. */
  cutmix: {
    label: 'CutMix',
    help: 'Puts a piece of one image of a batch into another, and counts it as that much of each class.',
    fields: { alpha: { ...alpha, help: '1 makes pieces of any size. 0 is off.' } },
  },
} as const satisfies Record<string, Described>;

/** Shares of the width and height: from `left` to `right`, from `top` to `bottom`. */
interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How a batch is mixed: `kept` is what an image keeps of itself; with a box, what lies in the box is the other image's. */
export interface Mix {
  readonly kept: number;
  readonly box: Box | null;
}

interface MixingSettings {
  readonly mixup: { readonly alpha: number };
  readonly cutmix: { readonly alpha: number };
}

/** One way for a whole batch, as the papers have it; where both are on, a coin says which. null where neither is. */
export function drawMix({ mixup, cutmix }: MixingSettings, random: Random): Mix | null {
  const cut = cutmix.alpha > 0 && (mixup.alpha === 0 || random() < 0.5);
  if (!cut) return mixup.alpha > 0 ? { kept: symmetricBeta(mixup.alpha, random), box: null } : null;
  const kept = symmetricBeta(cutmix.alpha, random);
  const half = Math.sqrt(1 - kept) / 2;
  const [x, y] = [random(), random()];
  return { kept, box: { left: Math.max(0, x - half), right: Math.min(1, x + half), top: Math.max(0, y - half), bottom: Math.min(1, y + half) } };
}

type Numbers = Uint8Array | Float32Array;

/**
 * One array of an example mixed with another image's, of `shape` without the batch axis, and what it then keeps of itself. A box is cut out of maps
 * `[height, width, channels]`; what has no places is mixed all over.
 */
export function mixed<T extends Numbers>(own: T, other: T, shape: readonly number[], { kept, box }: Mix): { readonly values: T; readonly kept: number } {
  const [height, width, channels] = shape;
  const values = own.slice() as T;
  if (!box || shape.length !== 3 || height! * width! === 1) {
    const round = own instanceof Uint8Array ? 0.5 : 0;
    for (let i = 0; i < own.length; i++) values[i] = kept * own[i]! + (1 - kept) * other[i]! + round;
    return { values, kept };
  }
  const [left, right] = [Math.round(box.left * width!), Math.round(box.right * width!)];
  const [top, bottom] = [Math.round(box.top * height!), Math.round(box.bottom * height!)];
  for (let y = top; y < bottom; y++) {
    const from = (y * width! + left) * channels!;
    values.set(other.subarray(from, from + (right - left) * channels!), from);
  }
  return { values, kept: 1 - ((right - left) * (bottom - top)) / (width! * height!) };
}
