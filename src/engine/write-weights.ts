import type { TensorValues } from '../core/tensor';
import type { CheckpointStorage } from '../protocol/checkpoints';
import type { TrainedWeights, TrainEvent, TrainRequest } from '../protocol/engine';
import { toGraftError } from '../protocol/errors';
import type { RunControl } from './control';
import type { Network } from './network';

/** Takes a set's name and its tensors by `layer/weight`. */
export type WriteWeightSet = (set: string, tensors: Readonly<Record<string, TensorValues>>) => Promise<unknown>;

/** Of the layers that training has `changed` or that started anew: all others still have the weights that they were read from. */
async function writeWeights(runId: string, network: Network, changed: ReadonlySet<string>, writeWeightSet: WriteWeightSet): Promise<TrainedWeights> {
  const set = `run-${runId.replace(/[^\w.-]/g, '-')}`;
  const tensors: Record<string, TensorValues> = {};
  const references: Record<string, Record<string, TrainedWeights[string][string]>> = {};
  for (const { plan, weights } of network.layers.values()) {
    if (!changed.has(plan.name) && plan.weights.every((weight) => weight.source !== null)) continue;
    for (const { name, shape } of plan.weights) {
      const key = `${plan.name}/${name}`;
      tensors[key] = { shape, values: new Float32Array(await weights.get(name)!.data()) };
      (references[plan.name] ??= {})[name] = { set, key, shape };
    }
  }
  await writeWeightSet(set, tensors);
  return references;
}

interface Written {
  readonly request: TrainRequest;
  readonly network: Network;
  readonly control: RunControl;
}

interface Room {
  readonly writeWeightSet: WriteWeightSet;
  readonly checkpoints?: CheckpointStorage;
}

/**
 * As `writeWeights`. Where storage is full the run's checkpoints go first, since the best weights need less; then a person is asked to make room:
 * resuming tries again.
 * @throws GraftFailure 'storage-full' when the person stops instead.
 */
export async function* writeWhereRoom({ request: { runId, resume }, network, control }: Written, changed: ReadonlySet<string>, { writeWeightSet, checkpoints }: Room): AsyncGenerator<TrainEvent, TrainedWeights> {
  // An interrupted run may have written its set before: a set never changes.
  const set = resume ? `${runId}-${Date.now().toString(36)}` : runId;
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeWeights(set, network, changed, writeWeightSet);
    } catch (thrown) {
      const error = toGraftError(thrown);
      if (error.code !== 'storage-full') throw thrown;
      if (attempt === 1) await checkpoints?.clear(runId);
      else {
        if (control.stopped) throw thrown;
        control.pause();
        yield { type: 'unsaved', error };
        await control.untilResumed();
        if (control.stopped) throw thrown;
        yield { type: 'resumed' };
      }
    }
  }
}
