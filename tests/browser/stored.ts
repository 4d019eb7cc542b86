import type { BuildPlan } from '../../src/core/graph/types';
import { writeFile } from '../../src/storage/files';
import { writeWeightSet } from '../../src/storage/weights';
import type { MemoryStore } from './plans';

/** Puts images and weights where a worker reads them; the plan then refers to them there. */
export async function stored(memory: MemoryStore, plan: BuildPlan): Promise<BuildPlan> {
  const set = `stored-${crypto.randomUUID()}`;
  const refs = plan.layers.flatMap(({ weights }) => weights.flatMap(({ source }) => source ?? []));
  await writeWeightSet(set, Object.fromEntries(refs.map(({ key, shape, set: from }) => [key, { shape, values: memory.sets.get(from)!.get(key)! }])));
  for (const [id, blob] of memory.images) await writeFile(`images/${id}`, blob);
  return { ...plan, layers: plan.layers.map((layer) => ({ ...layer, weights: layer.weights.map((weight) => ({ ...weight, source: weight.source && { ...weight.source, set } })) })) };
}
