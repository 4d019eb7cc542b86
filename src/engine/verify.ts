import * as tf from '@tensorflow/tfjs';

/** Small whole numbers, which 16-bit floats hold exactly. */
const numbers = (count: number, step: number): number[] => Array.from({ length: count }, (_, index) => ((index * step) % 7) - 3);

interface Check {
  readonly what: string;
  readonly run: () => tf.Tensor;
  readonly expected: () => number[];
}

const image = numbers(4 * 4 * 2, 3);
const kernel = numbers(2 * 2 * 2 * 2, 5);
const depthwiseKernel = numbers(2 * 2 * 2, 4);
const left = numbers(6, 2);
const right = numbers(6, 3);

/** `valid` convolution, stride 1, of the 4 × 4 × 2 image by hand: `weight(dy, dx, channel, output)`. */
function convolve(outputs: number, weight: (dy: number, dx: number, channel: number, output: number) => number): number[] {
  const result: number[] = [];
  for (let y = 0; y < 3; y++) {
    for (let x = 0; x < 3; x++) {
      for (let output = 0; output < outputs; output++) {
        let sum = 0;
        for (let tap = 0; tap < 8; tap++) {
          const [dy, dx, channel] = [tap >> 2, (tap >> 1) & 1, tap & 1];
          sum += image[((y + dy) * 4 + x + dx) * 2 + channel]! * weight(dy, dx, channel, output);
        }
        result.push(sum);
      }
    }
  }
  return result;
}

const checks: readonly Check[] = [
  {
    what: 'matrix product',
    run: () => tf.matMul(tf.tensor2d(left, [2, 3]), tf.tensor2d(right, [3, 2])),
    expected: () => [0, 1].flatMap((row) => [0, 1].map((column) => [0, 1, 2].reduce((sum, k) => sum + left[row * 3 + k]! * right[k * 2 + column]!, 0))),
  },
  {
    what: 'convolution',
    run: () => tf.conv2d(tf.tensor4d(image, [1, 4, 4, 2]), tf.tensor4d(kernel, [2, 2, 2, 2]), 1, 'valid'),
    expected: () => convolve(2, (dy, dx, channel, output) => kernel[((dy * 2 + dx) * 2 + channel) * 2 + output]!),
  },
  {
    what: 'depthwise convolution',
    run: () => tf.depthwiseConv2d(tf.tensor4d(image, [1, 4, 4, 2]), tf.tensor4d(depthwiseKernel, [2, 2, 2, 1]), 1, 'valid'),
    expected: () => convolve(2, (dy, dx, channel, output) => (channel === output ? depthwiseKernel[(dy * 2 + dx) * 2 + channel]! : 0)),
  },
];

/** Computes three known products on the current backend. @throws Error naming the one that came out wrong. */
export async function verifyBackend(): Promise<void> {
  for (const { what, run, expected } of checks) {
    const result = tf.tidy(run);
    const values = await result.data();
    result.dispose();
    const wanted = expected();
    // Written so that NaN fails.
    const right = values.length === wanted.length && wanted.every((value, index) => Math.abs(values[index]! - value) < 0.01);
    if (!right) throw new Error(`it computes a ${what} wrongly`);
  }
}
