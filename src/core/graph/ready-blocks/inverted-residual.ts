import { ok } from '../../result';
import { featureMap, needsFeatureMap, type ReadyBlock } from './ready-block';

/** How many times more channels the depthwise convolution works on. */
const expansion = 6;

/** Sandler et al. 2018, "MobileNetV2", table 1, at stride 1; the last gamma starts at zero as in the residual block. */
export const invertedResidual: ReadyBlock = {
  id: 'inverted_residual',
  title: 'Inverted residual',
  help: 'MobileNetV2’s block: widens, looks at each channel by itself, narrows, and adds the result to what comes in. Few weights for what it learns.',
  build(shape) {
    const map = featureMap(shape);
    if (!map) return needsFeatureMap(this.title, shape);
    const channels = map[2];
    const pointwise = { kernel_size: [1, 1], padding: 'same', use_bias: false };
    return ok([
      { name: 'expand', type: 'Conv2D', config: { ...pointwise, filters: expansion * channels } },
      { name: 'expand_bn', type: 'BatchNormalization' },
      { name: 'expand_relu', type: 'ReLU', config: { max_value: 6 } },
      { name: 'depthwise', type: 'DepthwiseConv2D', config: { kernel_size: [3, 3], padding: 'same', use_bias: false } },
      { name: 'depthwise_bn', type: 'BatchNormalization' },
      { name: 'depthwise_relu', type: 'ReLU', config: { max_value: 6 } },
      { name: 'project', type: 'Conv2D', config: { ...pointwise, filters: channels } },
      { name: 'project_bn', type: 'BatchNormalization', config: { gamma_initializer: 'zeros' } },
      { name: 'add', type: 'Add', inputs: [null, 'project_bn'] },
    ]);
  },
};
