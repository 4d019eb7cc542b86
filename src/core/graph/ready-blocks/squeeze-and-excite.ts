import { ok } from '../../result';
import { featureMap, needsFeatureMap, type ReadyBlock } from './ready-block';

/** Hu et al. 2018, "Squeeze-and-Excitation Networks", section 3; their reduction ratio. */
const reduction = 16;

export const squeezeAndExcite: ReadyBlock = {
  id: 'squeeze_excite',
  title: 'Squeeze-and-excite',
  help: 'Learns from the whole picture how much each channel counts, and weighs the channels by it.',
  build(shape) {
    const map = featureMap(shape);
    if (!map) return needsFeatureMap(this.title, shape);
    const channels = map[2];
    return ok([
      { name: 'squeeze', type: 'GlobalAveragePooling2D' },
      { name: 'reduce', type: 'Dense', config: { units: Math.max(4, Math.round(channels / reduction)), activation: 'relu' } },
      { name: 'expand', type: 'Dense', config: { units: channels, activation: 'sigmoid' } },
      { name: 'reshape', type: 'Reshape', config: { target_shape: [1, 1, channels] } },
      { name: 'scale', type: 'Multiply', inputs: [null, 'reshape'] },
    ]);
  },
};
