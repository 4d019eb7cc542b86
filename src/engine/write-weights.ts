import type { TensorValues } from '../core/tensor';
import type { TrainedWeights } from '../protocol/engine';
import type { Network } from './network';

/** Takes a set's name and its tensors by `layer/weight`. */
export type WriteWeightSet = (set: string, tensors: Readonly<Record<string, TensorValues>>) => Promise<unknown>;

/** Of the layers that training changes or that started anew: all others still have the weights that they were read from. */
export async function writeWeights(runId: string, network: Network, writeWeightSet: WriteWeightSet): Promise<TrainedWeights> {
  const set = `run-${runId.replace(/[^\w.-]/g, '-')}`;
  const tensors: Record<string, TensorValues> = {};
  const references: Record<string, Record<string, TrainedWeights[string][string]>> = {};
  for (const { plan, weights } of network.layers.values()) {
    if (!plan.trainable && plan.weights.every((weight) => weight.source !== null)) continue;
    for (const { name, shape } of plan.weights) {
      const key = `${plan.name}/${name}`;
      tensors[key] = { shape, values: new Float32Array(await weights.get(name)!.data()) };
      (references[plan.name] ??= {})[name] = { set, key, shape };
    }
  }
  await writeWeightSet(set, tensors);
  return references;
}
