import { multiplierOf } from './learning-rate';
import type { Analysis, GraphDocument } from './types';

/** How many of a network's parameters training changes, and how fast. */
export interface ParameterShares {
  /** Of frozen layers. */
  readonly frozen: number;
  /** Of layers that train with a part of the learning rate. */
  readonly gentle: number;
  /** Of those that train with all of it, or more. */
  readonly full: number;
  /** Of layers that train, but never by gradient: BatchNormalization's moving statistics. */
  readonly fixed: number;
}

export function parameterShares({ layers }: GraphDocument, analysis: Analysis): ParameterShares {
  let [frozen, gentle] = [0, 0];
  for (const layer of layers) {
    const { params, trainableParams } = analysis.layers.get(layer.name)!;
    if (!layer.trainable) frozen += params;
    else if (multiplierOf(layer) < 1) gentle += trainableParams;
  }
  return { frozen, gentle, full: analysis.trainableParams - gentle, fixed: analysis.frozenParams - frozen };
}
