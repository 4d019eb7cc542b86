import type { LayerNode } from './types';

/** A layer's part of the learning rate is above 0 (that would be freezing it) and at most this. */
export const largestMultiplier = 10;

/** What a layer's learning rate is multiplied by: 1 unless set otherwise. */
export const multiplierOf = ({ learningRateMultiplier }: Pick<LayerNode, 'learningRateMultiplier'>): number => learningRateMultiplier ?? 1;

export const isMultiplier = (value: number): boolean => value > 0 && value <= largestMultiplier;

/** The layer with this multiplier; itself where it has it already. That of 1 is not written down, so that setting it back leaves no trace. */
export function withMultiplier(layer: LayerNode, value: number): LayerNode {
  const { learningRateMultiplier: before = 1, ...rest } = layer;
  if (before === value) return layer;
  return value === 1 ? rest : { ...rest, learningRateMultiplier: value };
}

/** `×0.1`, as it stands on cards and in lists. */
export const multiplierText = (value: number): string => `×${Number(value.toPrecision(3))}`;
