import { ok } from '../../result';
import { featureMap, needsFeatureMap, type ReadyBlock } from './ready-block';

/**
 * He et al. 2015, "Deep Residual Learning for Image Recognition". The last gamma starts at zero (Goyal et al. 2017, section 5.1) and no ReLU
 * follows the sum: put into a pretrained network, the block at first passes through what comes.
 */
export const residualBlock: ReadyBlock = {
  id: 'residual',
  title: 'Residual block',
  help: 'Two convolutions whose result is added to what comes in. At first it changes nothing, so a pretrained network keeps what it knows.',
  build(shape) {
    const map = featureMap(shape);
    if (!map) return needsFeatureMap(this.title, shape);
    const conv = { filters: map[2], kernel_size: [3, 3], padding: 'same', use_bias: false };
    return ok([
      { name: 'conv1', type: 'Conv2D', config: conv },
      { name: 'bn1', type: 'BatchNormalization' },
      { name: 'relu', type: 'ReLU' },
      { name: 'conv2', type: 'Conv2D', config: conv },
      { name: 'bn2', type: 'BatchNormalization', config: { gamma_initializer: 'zeros' } },
      { name: 'add', type: 'Add', inputs: [null, 'bn2'] },
    ]);
  },
};
