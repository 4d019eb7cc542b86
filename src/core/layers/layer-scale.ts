import { z } from 'zod';
import type { Shape } from '../shape';
import { knownSize, oneInput, weight } from './checks';
import { defineLayer, oneToOne } from './define';
import { LayerError } from './definition';
import { maxSize, number, type FieldMeta } from './fields';

const projectionMeta: FieldMeta = { title: 'projection_dim', kind: 'integer', min: 1, max: maxSize, nullable: true, description: 'How many channels it scales; empty for those of its input.' };

const schema = z.object({
  init_values: number('init_values', 'What each channel is multiplied with at first. Small, so that a new branch begins with little to say.', { default: 1e-6, min: -1e3, max: 1e3 }),
  projection_dim: z.int({ error: 'give the number of channels, or leave it empty' }).min(1).max(maxSize).nullable().default(null).meta({ ...projectionMeta }),
});

function channelsOf({ projection_dim: given }: z.output<typeof schema>, inputs: readonly Shape[]): number {
  const shape = oneInput('LayerScale', inputs);
  if (shape.length === 0) throw new LayerError('bad-rank', 'LayerScale needs a list of numbers, but gets a single one.');
  const channels = knownSize('LayerScale', shape, -1);
  if (given === null || given === channels) return channels;
  throw new LayerError('bad-shape', `LayerScale scales ${given} channels, but its input has ${channels}: set projection_dim to ${channels}, or leave it empty.`);
}

/**
 * Multiplies each channel with a learned number. Any shape, kept. Arguments and weight as in Keras's ConvNeXt.
 * Source: Touvron et al., "Going deeper with Image Transformers", https://arxiv.org/abs/2103.17239, section 2, as ConvNeXt uses it
 * (Liu et al., https://arxiv.org/abs/2201.03545).
 */
export const layerScale = defineLayer({
  className: 'LayerScale',
  category: 'normalization',
  help: 'Multiplies each channel with a number it learns, tiny at first: eases a deep residual branch in (ConvNeXt).',
  schema,
  custom: true,
  inputs: oneToOne,
  // Keras has no default for it.
  buildConfig: (config, inputs) => ({ ...config, projection_dim: channelsOf(config, inputs) }),
  outputShape(config, inputs) {
    channelsOf(config, inputs);
    return inputs[0]!;
  },
  weights: (config, inputs) => [weight('LayerScale', 'gamma', [channelsOf(config, inputs)])],
  macs: () => 0,
});
