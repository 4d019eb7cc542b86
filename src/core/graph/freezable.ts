import { getLayer } from '../layers/index';
import type { Analysis, LayerNode } from './types';

/** Whether freezing makes a difference to it: it has weights, or makes noise in training. */
export const canFreeze = (layer: LayerNode, { layers }: Analysis): boolean => (layers.get(layer.name)?.weights.length ?? 0) > 0 || (getLayer(layer.type)?.stochastic ?? false);

/** Whether these layers are frozen, by those of them to which it makes a difference; where there is none, by all. */
export function frozenState(layers: readonly LayerNode[], analysis: Analysis): boolean | 'mixed' {
  const able = layers.filter((layer) => canFreeze(layer, analysis));
  const counted = able.length > 0 ? able : layers;
  const frozen = counted.filter(({ trainable }) => !trainable).length;
  return frozen === 0 ? false : frozen === counted.length ? true : 'mixed';
}
