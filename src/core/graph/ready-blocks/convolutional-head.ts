import { ok } from '../../result';
import { featureMap, needsFeatureMap, type ReadyBlock } from './ready-block';

export const convolutionalHead: ReadyBlock = {
  id: 'conv_head',
  title: 'Convolutional head',
  help: 'Looks for new patterns in the feature map before it is brought down to one list of numbers. Put an output layer behind it.',
  build(shape) {
    const map = featureMap(shape);
    if (!map) return needsFeatureMap(this.title, shape);
    return ok([
      { name: 'conv', type: 'Conv2D', config: { filters: Math.min(256, map[2]), kernel_size: [3, 3], padding: 'same', use_bias: false } },
      { name: 'bn', type: 'BatchNormalization' },
      { name: 'relu', type: 'ReLU' },
      { name: 'pool', type: 'GlobalAveragePooling2D' },
      { name: 'dropout', type: 'Dropout', config: { rate: 0.3 } },
    ]);
  },
};
