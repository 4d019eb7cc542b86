import type { Tensor } from '@tensorflow/tfjs';
import { numberIn, type CustomLayer, type Settings, type Tf } from './custom-layer';

const valueDim = (settings: Settings): number => Number(settings['valueDim'] ?? settings['keyDim']);
const hasBias = (settings: Settings): boolean => settings['useBias'] !== false;

/** `[batch, steps, features]` by a kernel `[features, heads, dim]`, as `[batch, heads, steps, dim]`. */
function project(tf: Tf, x: Tensor, kernel: Tensor, bias: Tensor | null): Tensor {
  const [batch, steps, features] = x.shape as [number, number, number];
  const [, heads, dim] = kernel.shape as [number, number, number];
  const product = tf.reshape(tf.matMul(tf.reshape(x, [batch * steps, features]), tf.reshape(kernel, [features, heads * dim])), [batch, steps, heads, dim]);
  return tf.transpose(bias ? tf.add(product, bias) : product, [0, 2, 1, 3]);
}

/**
 * Self-attention: Vaswani et al., https://arxiv.org/abs/1706.03762, equation 1 and section 3.2.2. Dropout falls on the shares of attention, as in
 * Keras (https://keras.io/api/layers/attention_layers/multi_head_attention/).
 */
export const multiHeadAttention: CustomLayer = {
  className: 'MultiHeadAttention',
  weights(settings, input) {
    const [heads, key, value, features] = [numberIn(settings, 'numHeads'), numberIn(settings, 'keyDim'), valueDim(settings), input[1]!];
    const part = (name: string, kernel: number[], bias: number[]) => [
      { name: `${name}/kernel`, shape: kernel, by: 'kernel' },
      ...(hasBias(settings) ? [{ name: `${name}/bias`, shape: bias, by: 'bias' }] : []),
    ];
    return [
      ...part('query', [features, heads, key], [heads, key]),
      ...part('key', [features, heads, key], [heads, key]),
      ...part('value', [features, heads, value], [heads, value]),
      ...part('attention_output', [heads, value, features], [features]),
    ];
  },
  outputShape: (_settings, input) => input,
  call(tf, x, weight, settings, { training, seed }) {
    const [batch, steps, features] = x.shape as [number, number, number];
    const [query, key, value] = ['query', 'key', 'value'].map((name) => project(tf, x, weight(`${name}/kernel`), hasBias(settings) ? weight(`${name}/bias`) : null)) as [Tensor, Tensor, Tensor];
    const scores = tf.matMul(tf.mul(query, 1 / Math.sqrt(numberIn(settings, 'keyDim'))), key, false, true);
    const shares = tf.softmax(scores);
    const rate = Number(settings['dropout'] ?? 0);
    const kept = training && rate > 0 ? tf.dropout(shares, rate, undefined, seed) : shares;
    const heard = tf.transpose(tf.matMul(kept, value), [0, 2, 1, 3]);
    const kernel = tf.reshape(weight('attention_output/kernel'), [-1, features]);
    const output = tf.reshape(tf.matMul(tf.reshape(heard, [batch * steps, kernel.shape[0]!]), kernel), [batch, steps, features]);
    return hasBias(settings) ? tf.add(output, weight('attention_output/bias')) : output;
  },
};
