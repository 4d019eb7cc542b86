import { noWeights, type CustomLayer } from './custom-layer';
import { lengths } from './vectors';

/** How sure each capsule is: Sabour, Frosst and Hinton, https://arxiv.org/abs/1710.09829, section 2. */
export const capsuleLength: CustomLayer = {
  className: 'CapsuleLength',
  weights: noWeights,
  outputShape: (_settings, input) => [input[0]!],
  call: (tf, x) => tf.reshape(lengths(tf, x), x.shape.slice(0, 2)),
};
