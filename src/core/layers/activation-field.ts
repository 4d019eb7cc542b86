import { z } from 'zod';
import type { FieldMeta } from './fields';

/**
 * What tfjs 4.22 computes and a topology can name, in Keras's spelling. tfjs's `gelu_new` is left out: it reads names from a file in
 * camel case and so never finds it.
 */
export const activations = [
  'linear', 'relu', 'relu6', 'elu', 'selu', 'gelu', 'swish', 'mish', 'sigmoid', 'hard_sigmoid', 'tanh', 'softplus', 'softsign', 'softmax', 'log_softmax',
] as const;
export type ActivationName = (typeof activations)[number];

const otherNames: Readonly<Record<string, ActivationName>> = { silu: 'swish', hardsigmoid: 'hard_sigmoid', logsoftmax: 'log_softmax' };

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
