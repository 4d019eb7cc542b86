import { analyze } from './analyze';
import type { GraphDocument } from './types';

/** How far down a network it is frozen. */
export interface FreezingFront {
  /** Names of the frozen layers with weights, in document order. */
  readonly frozen: readonly string[];
  /** A layer that trains leads to a frozen one: the network is not frozen "up to" some layers. */
  readonly mixed: boolean;
}

/** Layers without weights do not count. Linear in layers and connections. */
export function freezingFront(document: GraphDocument): FreezingFront {
  const facts = analyze(document).layers;
  const behindTraining = new Set<string>();
  const frozen: string[] = [];
  let mixed = false;
  for (const { name, inputs, trainable } of document.layers) {
    const hasWeights = facts.get(name)!.weights.length > 0;
    const behind = inputs.some((input) => behindTraining.has(input));
    if (hasWeights && !trainable) {
      frozen.push(name);
      mixed ||= behind;
    }
    if (behind || (hasWeights && trainable)) behindTraining.add(name);
  }
  return { frozen, mixed };
}
