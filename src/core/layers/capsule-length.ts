import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, weightless } from './define';

/**
 * The length of each capsule's vector, 0 to 1: whether what it stands for is there. `[capsules, dim]` becomes `[capsules]`.
 * Source: Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, sections 2 and 3.
 */
export const capsuleLength = defineLayer({
  className: 'CapsuleLength',
  category: 'capsule',
  help: 'Turns each capsule into its length, 0 to 1: how sure it is that what it stands for is there. The end of a capsule network.',
  schema: z.object({}),
  custom: true,
  ...weightless,
  outputShape: (_config, inputs) => [inputOfRank('CapsuleLength', inputs, 2, 'Put it behind a CapsuleLayer.')[0] ?? null],
});
