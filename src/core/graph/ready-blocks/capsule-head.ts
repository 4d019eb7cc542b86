import { ok } from '../../result';
import { featureMap, needsFeatureMap, type ReadyBlock } from './ready-block';

/** Kinds of capsule at each place: a quarter of the paper's 32, since a pretrained feature map has found the parts already. */
const kinds = 8;

/** Sabour, Frosst and Hinton 2017, "Dynamic Routing Between Capsules", section 4, behind a feature map instead of a picture. */
export const capsuleHead: ReadyBlock = {
  id: 'capsule_head',
  title: 'Capsule head',
  help: 'Groups of numbers that say how sure they are of a part and in which pose it is, routed to capsules of wholes that agree. Give num_capsule one for each class.',
  build(shape) {
    const map = featureMap(shape);
    if (!map) return needsFeatureMap(this.title, shape);
    const strides = Math.min(map[0], map[1]) > 8 ? [2, 2] : [1, 1];
    return ok([
      { name: 'primary', type: 'PrimaryCapsules', config: { n_channels: kinds, dim_capsule: 8, kernel_size: [3, 3], strides, padding: 'same' } },
      { name: 'capsules', type: 'CapsuleLayer', config: { num_capsule: 10, dim_capsule: 16 } },
      { name: 'length', type: 'CapsuleLength' },
    ]);
  },
};
