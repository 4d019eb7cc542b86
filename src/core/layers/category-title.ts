import type { LayerCategory } from './definition';

/** What people read as a category's name. */
export const categoryTitle: Readonly<Record<LayerCategory, string>> = {
  input: 'Input', core: 'Core', convolution: 'Convolution', pooling: 'Pooling', normalization: 'Normalization', activation: 'Activation',
  regularization: 'Regularization', reshaping: 'Reshaping', merging: 'Merging', recurrent: 'Recurrent', attention: 'Attention', capsule: 'Capsules', preprocessing: 'Preprocessing',
};
