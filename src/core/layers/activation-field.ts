import { z } from 'zod';
import type { FieldMeta } from './fields';

/** Keras's activations that tfjs 4.22 lacks: plain TensorFlow.js has to be taught them (engine/custom-layers), and exports carry them. */
export const customActivations = [
  'exponential', 'leaky_relu', 'hard_silu', 'hard_tanh', 'log_sigmoid', 'celu', 'squareplus', 'soft_shrink', 'hard_shrink', 'tanh_shrink', 'sparse_plus', 'sparse_sigmoid',
] as const;

/**
 * Every activation that Keras has by a bare name, in Keras's spelling. `hard_sigmoid` is Keras 2's and tfjs's, `0.2 x + 0.5` cut to 0 to 1; `gelu` is the exact one. Left out: `glu`, which halves the
 * channels, `threshold`, which has arguments, and `sparsemax`, which sorts; and tfjs's `gelu_new`, which a topology cannot name.
 */
export const activations = [
  'linear', 'relu', 'relu6', 'elu', 'selu', 'gelu', 'swish', 'mish', 'sigmoid', 'hard_sigmoid', 'tanh', 'softplus', 'softsign', 'softmax', 'log_softmax',
  ...customActivations,
] as const;
export type ActivationName = (typeof activations)[number];

const otherNames: Readonly<Record<string, ActivationName>> = { silu: 'swish', hard_swish: 'hard_silu', hardsigmoid: 'hard_sigmoid', logsoftmax: 'log_softmax' };

/** Keras's name, tfjs's camel case, or null for `linear`. */
export function activation(title: string, description: string, value: ActivationName) {
  const known = z.enum(activations, { error: (issue) => `"${String(issue.input)}" is not an activation that can be run here; there are ${activations.join(', ')}` });
  const told: FieldMeta = { title, description, kind: 'choice', choices: activations };
  return z
    .string({ error: `give the name of an activation: ${activations.join(', ')}` })
    .nullable()
    .transform((name): unknown => {
      const lower = (name ?? 'linear').toLowerCase();
      return otherNames[lower] ?? lower;
    })
    .pipe(known)
    .prefault(value)
    .meta({ ...told });
}

export const outputActivation = activation('activation', 'What is done to each output in the end; "linear" is nothing, "softmax" gives probabilities.', 'linear');
