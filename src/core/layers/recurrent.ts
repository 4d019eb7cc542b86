import type { z } from 'zod';
import type { Shape } from '../shape';
import { activation } from './activation-field';
import { inputOfRank, knownSize, weight } from './checks';
import { product } from './convolution';
import { oneToOne } from './define';
import type { LayerDefinition, WeightSpec } from './definition';
import { boolean, integer, number, only, useBias } from './fields';
import { initializer } from './initializer-field';
import { constraint, regularizer } from './penalty-fields';
import { biasFields, kernelFields } from './weight-fields';

/** Arguments that all recurrent layers have, ConvLSTM2D included. */
export const memoryFields = {
  activation: activation('activation', 'The function of what it gives.', 'tanh'),
  use_bias: useBias,
  return_sequences: boolean('return_sequences', 'Gives its output at every step, not only at the last.', false),
  go_backwards: boolean('go_backwards', 'Reads the steps from the last to the first.', false),
  dropout: number('dropout', 'Share of its inputs that fall away in training.', { default: 0, min: 0, below: 1 }),
  recurrent_dropout: number('recurrent_dropout', 'Share of what it remembers that falls away in training.', { default: 0, min: 0, below: 1 }),
  ...kernelFields,
  recurrent_initializer: initializer('recurrent_initializer', 'the weights of its memory', 'orthogonal'),
  recurrent_regularizer: regularizer('recurrent_regularizer', 'the weights of its memory'),
  recurrent_constraint: constraint('recurrent_constraint', 'the weights of its memory'),
  ...biasFields,
  return_state: only('return_state', false),
  stateful: only('stateful', false),
  time_major: only('time_major', false),
};

export const recurrentFields = {
  units: integer('units', 'How many numbers it remembers and gives.', { default: 32, required: true }),
  ...memoryFields,
};

/** Of the gates of an LSTM or GRU. */
export const recurrentActivation = activation('recurrent_activation', 'The function of its gates.', 'sigmoid');

type Config = z.output<z.ZodObject<typeof recurrentFields>>;

/** Shapes of a layer whose kernels hold `gates` blocks of `units` columns; the input is `[steps, features]`. */
export function recurrentShapes(className: string, gates: number): Pick<LayerDefinition<z.ZodObject<typeof recurrentFields>>, 'inputs' | 'outputShape' | 'weights' | 'macs'> {
  const features = (inputs: readonly Shape[]): number => knownSize(className, inputOfRank(className, inputs, 2, 'Reshape it to steps × features first.'), -1);
  return {
    inputs: oneToOne,
    outputShape(config: Config, inputs) {
      features(inputs);
      return config.return_sequences ? [inputs[0]?.[0] ?? null, config.units] : [config.units];
    },
    weights(config: Config, inputs): WeightSpec[] {
      const columns = gates * config.units;
      const kernels = [weight(className, 'kernel', [features(inputs), columns]), weight(className, 'recurrent_kernel', [config.units, columns])];
      return config.use_bias ? [...kernels, weight(className, 'bias', [columns])] : kernels;
    },
    macs: (config: Config, inputs) => product(inputs[0]?.[0], gates, config.units, features(inputs) + config.units),
  };
}
