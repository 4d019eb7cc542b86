import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Backends } from '../../src/engine/backends';
import { upsample } from '../../src/engine/upsample';
import { seededRandom } from '../../src/core/random';

const backends = new Backends();
beforeAll(async () => {
  await backends.use('wasm');
});

const random = seededRandom(11);
const values = (shape: readonly number[]): number[] => Array.from({ length: shape.reduce((all, one) => all * one, 1) }, () => random() * 2 - 1);

type Op = (...inputs: tf.Tensor[]) => tf.Tensor;

/** Gradients of a weighted sum of the op's output with respect to each of its inputs, on one backend. */
async function gradients(backend: 'wasm' | 'cpu', op: Op, inputs: readonly { shape: number[]; data: number[] }[], weight: (size: number) => number[]): Promise<number[][]> {
  await tf.setBackend(backend);
  const tensors = inputs.map(({ shape, data }) => tf.tensor(data, shape));
  const results = tf.tidy(() => tf.grads((...given) => {
    const out = op(...given);
    return tf.sum(tf.mul(out, tf.tensor(weight(out.size), out.shape)));
  })(tensors));
  const read = await Promise.all(results.map(async (result) => [...(await result.data())]));
  tf.dispose([...tensors, ...results]);
  return read;
}

async function expectSameGradients(op: Op, ...shapes: number[][]): Promise<void> {
  const inputs = shapes.map((shape) => ({ shape, data: values(shape) }));
  const weights = new Map<number, number[]>();
  const weight = (size: number): number[] => weights.get(size) ?? weights.set(size, values([size])).get(size)!;
  const wanted = await gradients('cpu', op, inputs, weight);
  const got = await gradients('wasm', op, inputs, weight);
  wanted.forEach((numbers, input) => {
    const scale = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const worst = numbers.reduce((most, value, index) => Math.max(most, Math.abs(value - got[input]![index]!)), 0);
    expect(worst / scale, `gradient of input ${input}`).toBeLessThan(1e-4);
    expect(got[input]!.every(Number.isFinite)).toBe(true);
  });
}

const as4 = (x: tf.Tensor): tf.Tensor4D => x as tf.Tensor4D;

describe('gradients on WASM are those of the CPU backend', () => {
  for (const kernel of [[1, 1], [3, 3], [2, 5]] as const) {
    for (const strides of [[1, 1], [2, 2], [1, 3]] as [number, number][]) {
      for (const padding of ['same', 'valid', [[0, 0], [2, 1], [0, 3], [0, 0]]] as ('same' | 'valid')[]) {
        const name = `kernel ${kernel.join('x')}, strides ${strides.join('x')}, padding ${JSON.stringify(padding)}`;
        it(`convolution: ${name}`, () => expectSameGradients((x, w) => tf.conv2d(as4(x), as4(w), strides, padding), [3, 9, 11, 4], [...kernel, 4, 5]));
        it(`depthwise convolution: ${name}`, () => expectSameGradients((x, w) => tf.depthwiseConv2d(as4(x), as4(w), strides, padding), [3, 9, 11, 4], [...kernel, 4, 1]));
      }
    }
  }
  it('convolution in several pieces', () => expectSameGradients((x, w) => tf.conv2d(as4(x), as4(w), 1, 'same'), [3, 96, 96, 48], [3, 3, 48, 2]), 60_000);
  for (const channels of [1, 3, 7, 8, 12, 21, 64]) {
    for (const [batch, size, stride] of [[1, 1, 1], [1, 2, 2], [2, 5, 2], [3, 6, 1]] as const) {
      const shape = [batch, size, size, channels];
      it(`depthwise convolution of ${shape.join(' x ')}, stride ${stride}`, () => expectSameGradients((x, w) => tf.depthwiseConv2d(as4(x), as4(w), stride, 'same'), shape, [3, 3, channels, 1]));
      it(`pointwise convolution of ${shape.join(' x ')}, stride ${stride}`, () => expectSameGradients((x, w) => tf.conv2d(as4(x), as4(w), stride, 'same'), shape, [1, 1, channels, 9]));
    }
  }
  it('a kernel larger than what it slides over', async () => {
    await expectSameGradients((x, w) => tf.conv2d(as4(x), as4(w), 1, 'same'), [2, 2, 1, 5], [5, 4, 5, 6]);
    await expectSameGradients((x, w) => tf.depthwiseConv2d(as4(x), as4(w), 1, 'same'), [2, 2, 1, 5], [5, 4, 5, 1]);
  });
  it('depthwise convolution with a multiplier', () => expectSameGradients((x, w) => tf.depthwiseConv2d(as4(x), as4(w), [2, 1], 'same'), [2, 7, 8, 3], [3, 3, 3, 2]));
  it('separable convolution', () => expectSameGradients((x, d, p) => tf.separableConv2d(as4(x), as4(d), as4(p), 1, 'same'), [2, 7, 8, 3], [3, 3, 3, 2], [1, 1, 6, 4]));
  it('transposed convolution', () => expectSameGradients((x, w) => tf.conv2dTranspose(as4(x), as4(w), [2, 12, 14, 5], 2, 'same'), [2, 6, 7, 3], [3, 3, 5, 3]));
  for (const padding of ['same', 'valid'] as const) {
    it(`max pooling, ${padding}`, () => expectSameGradients((x) => tf.maxPool(as4(x), [3, 2], [2, 2], padding), [2, 9, 10, 3]));
    it(`average pooling, ${padding}`, () => expectSameGradients((x) => tf.avgPool(as4(x), [3, 2], [2, 1], padding), [2, 9, 10, 3]));
  }
  for (const interpolation of ['nearest', 'bilinear'] as const) {
    it(`upsampling, ${interpolation}`, () => expectSameGradients((x) => upsample(as4(x), [2, 3], interpolation), [2, 4, 5, 3]));
  }
  it('gather with repeats', () => expectSameGradients((x) => tf.gather(x, tf.tensor2d([[0, 2, 2], [1, 0, 2]], [2, 3], 'int32')), [4, 5]));
  it('matrix products, transposed or not', async () => {
    await expectSameGradients((a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D), [7, 5], [5, 3]);
    await expectSameGradients((a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, true, true), [5, 7], [3, 5]);
    for (const [one, other] of [[false, false], [false, true], [true, false], [true, true]] as const) {
      const [left, right] = [one ? [2, 40, 67] : [2, 67, 40], other ? [2, 33, 40] : [2, 40, 33]];
      await expectSameGradients((a, b) => tf.matMul(a as tf.Tensor3D, b as tf.Tensor3D, one, other), left, right);
    }
  });
  it('matrix products of every rest of the blocks they are made of', async () => {
    for (const [rows, inner, columns] of [[1, 1, 1], [3, 300, 9], [5, 513, 17], [70, 257, 8], [130, 2, 31], [4, 256, 100]] as const) {
      await expectSameGradients((a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D), [rows, inner], [inner, columns]);
      await expectSameGradients((a, b) => tf.matMul(a as tf.Tensor2D, b as tf.Tensor2D, true, true), [inner, rows], [columns, inner]);
    }
  });
  it('one matrix times several', async () => {
    const [one, several] = [{ shape: [1, 5, 6], data: values([1, 5, 6]) }, { shape: [3, 6, 7], data: values([3, 6, 7]) }];
    const product = async (backend: 'wasm' | 'cpu'): Promise<number[]> => {
      await tf.setBackend(backend);
      const [a, b] = [tf.tensor(one.data, one.shape), tf.tensor(several.data, several.shape)];
      return [...(await tf.matMul(a, b).data()), ...(await tf.matMul(b, a, true, true).data())];
    };
    const wanted = await product('cpu');
    (await product('wasm')).forEach((value, index) => expect(value).toBeCloseTo(wanted[index]!, 5));
  });
  it('a product with a bias, packed or not', async () => {
    const fused = (a: tf.Tensor, b: tf.Tensor, bias: tf.Tensor): tf.Tensor => tf.fused.matMul({ a: a as tf.Tensor2D, b: b as tf.Tensor2D, bias });
    await expectSameGradients(fused, [6, 11], [11, 13], [13]);
    await tf.setBackend('wasm');
    const [a, b, bias] = [tf.randomNormal([6, 11]), tf.randomNormal([11, 13]), tf.randomNormal([13])];
    const [first, second] = [await fused(a, b, bias).data(), await fused(a, b, bias).data()];
    first.forEach((value, index) => expect(second[index]).toBeCloseTo(value, 4));
  });
  const activations: Record<string, (x: tf.Tensor) => tf.Tensor> = {
    relu: tf.relu, relu6: tf.relu6, elu: tf.elu, selu: tf.selu, sigmoid: tf.sigmoid, tanh: tf.tanh, softplus: tf.softplus, leakyRelu: tf.leakyRelu,
    clip: (x) => tf.clipByValue(x, -0.3, 0.4),
    softmax: (x) => tf.softmax(x), logSoftmax: (x) => tf.logSoftmax(x), swish: (x) => tf.mul(x, tf.sigmoid(x)), mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  };
  for (const [name, activation] of Object.entries(activations)) it(name, () => expectSameGradients(activation, [4, 6]));
  it('clipping passes what lies on its bounds', async () => {
    const numbers = [-1, -0.5, 0, 0.5, 1];
    for (const backend of ['cpu', 'wasm'] as const) {
      const got = await gradients(backend, (x) => tf.clipByValue(x, -0.5, 0.5), [{ shape: [5], data: numbers }], () => [1, 2, 3, 4, 5]);
      expect(got).toEqual([[0, 2, 3, 4, 0]]);
    }
  });
  it('rectifying up to 6 passes nothing at 0, but what is at 6', async () => {
    for (const backend of ['cpu', 'wasm'] as const) {
      const got = await gradients(backend, tf.relu6, [{ shape: [7], data: [-1, -0, 0, 1e-40, 2, 6, 6.001] }], () => [1, 2, 3, 4, 5, 6, 7]);
      expect(got).toEqual([[0, 0, 0, 4, 5, 6, 0]]);
    }
  });
  it('rectifying passes nothing at 0, and tells what is not a number', async () => {
    const numbers = [-1, -0, 0, 1e-40, 2, NaN, 3];
    for (const backend of ['cpu', 'wasm'] as const) {
      const got = await gradients(backend, tf.relu, [{ shape: [7], data: numbers }], () => [1, 2, 3, 4, 5, 6, 7]);
      expect(got).toEqual([[0, 0, 0, 4, 5, NaN, 7]]);
    }
  });
  it('what is not a number in clipping comes to nothing', async () => {
    for (const backend of ['cpu', 'wasm'] as const) {
      const got = await gradients(backend, (x) => tf.clipByValue(x, -0.5, 0.5), [{ shape: [5], data: [NaN, 0, NaN, 1, NaN] }], () => [1, 2, 3, 4, 5]);
      expect(got).toEqual([[0, 2, 0, 0, 0]]);
    }
  });
  it('leave no tensor behind', async () => {
    await tf.setBackend('wasm');
    const [x, w, d] = [tf.randomNormal([2, 6, 6, 5]), tf.randomNormal([3, 3, 5, 4]), tf.randomNormal([3, 3, 4, 1])];
    const none = tf.memory().numTensors;
    const inWasm = (tf.backend() as unknown as { numDataIds(): number }).numDataIds();
    const results = tf.grads((a, b, c) => tf.sum(tf.relu6(tf.depthwiseConv2d(tf.relu(tf.conv2d(as4(a), as4(b), 1, 'same')) as tf.Tensor4D, as4(c), 2, 'same'))))([x, w, d]);
    tf.dispose(results);
    expect(tf.memory().numTensors).toBe(none);
    expect((tf.backend() as unknown as { numDataIds(): number }).numDataIds()).toBe(inWasm);
  });
  it('prelu', () => expectSameGradients((x, a) => tf.prelu(x, a), [4, 6], [6]));
  it('max, min, mean, concat, pad, tile, slice', async () => {
    await expectSameGradients((x) => tf.max(x, [1, 2]), [2, 4, 5, 3]);
    await expectSameGradients((a, b) => tf.maximum(a, tf.minimum(b, 0.3)), [4, 6], [4, 6]);
    await expectSameGradients((a, b) => tf.concat([a, b], 3), [2, 3, 3, 2], [2, 3, 3, 1]);
    await expectSameGradients((x) => tf.slice(tf.tile(tf.pad(x, [[0, 0], [1, 2]]), [1, 2]), [0, 1], [2, 5]), [2, 3]);
  });
});
