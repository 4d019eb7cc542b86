import { z } from 'zod';
import type { Shape } from '../shape';
import { inputOfRank, knownSize, weight } from './checks';
import { product } from './convolution';
import { defineLayer, oneToOne } from './define';
import type { WeightSpec } from './definition';
import { integer, number, only, useBias, type FieldMeta } from './fields';
import { biasFields, kernelFields } from './weight-fields';

const valueDimMeta: FieldMeta = { title: 'value_dim', kind: 'integer', min: 1, max: 4096, nullable: true, description: 'How many numbers each head passes on; empty for as many as key_dim.' };

const schema = z.object({
  num_heads: integer('num_heads', 'How many heads look at the steps, each for something else.', { default: 4, max: 256, required: true }),
  key_dim: integer('key_dim', 'How many numbers each head compares two steps by.', { default: 32, max: 4096, required: true }),
  value_dim: z.int({ error: 'give a whole number from 1 to 4,096, or leave it empty' }).min(1).max(4096).nullable().default(null).meta({ ...valueDimMeta }),
  dropout: number('dropout', 'Share of the connections between steps that fall away in training, 0 to below 1.', { default: 0, min: 0, below: 1 }),
  use_bias: useBias,
  output_shape: only('output_shape', null),
  attention_axes: only('attention_axes', null, [1, [1]]),
  ...kernelFields,
  ...biasFields,
});
type Config = z.output<typeof schema>;

function stepsOf(inputs: readonly Shape[]): { readonly steps: number | null; readonly features: number } {
  const shape = inputOfRank('MultiHeadAttention', inputs, 2, 'A Reshape makes each place of a picture one step.');
  return { steps: shape[0] ?? null, features: knownSize('MultiHeadAttention', shape, -1) };
}

function weights(config: Config, inputs: readonly Shape[]): WeightSpec[] {
  const { num_heads: heads, key_dim: key, value_dim: value } = config;
  const { features } = stepsOf(inputs);
  const part = (name: string, kernel: readonly number[], bias: readonly number[]): WeightSpec[] => [
    weight('MultiHeadAttention', `${name}/kernel`, kernel),
    ...(config.use_bias ? [weight('MultiHeadAttention', `${name}/bias`, bias)] : []),
  ];
  return [
    ...part('query', [features, heads, key], [heads, key]),
    ...part('key', [features, heads, key], [heads, key]),
    ...part('value', [features, heads, value ?? key], [heads, value ?? key]),
    ...part('attention_output', [heads, value ?? key, features], [features]),
  ];
}

function macs({ num_heads: heads, key_dim: key, value_dim: value }: Config, inputs: readonly Shape[]): number {
  const { steps, features } = stepsOf(inputs);
  const numbers = 2 * key + 2 * (value ?? key);
  return product(steps, features, heads, numbers) + product(steps, steps, heads, numbers / 2);
}

/**
 * Scaled dot-product self-attention in several heads: query, key and value are the one input, `[steps, features]`, and the output has its shape.
 * Arguments and weights as Keras's class of the same name has them.
 * Source: Vaswani et al., "Attention Is All You Need", https://arxiv.org/abs/1706.03762, equation 1 and section 3.2.2.
 */
export const multiHeadAttention = defineLayer({
  className: 'MultiHeadAttention',
  category: 'attention',
  help: 'Lets each step look at all others and take over what matters to it (self-attention). The heart of a transformer.',
  schema,
  custom: true,
  inputs: oneToOne,
  outputShape(_config, inputs) {
    const { steps, features } = stepsOf(inputs);
    return [steps, features];
  },
  weights,
  macs,
});
