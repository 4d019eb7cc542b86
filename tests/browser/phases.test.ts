import { beforeAll, describe, expect, it } from 'vitest';
import { featureCut } from '../../src/core/training/feature-cut';
import { phasePlan, type PlanPhase } from '../../src/core/training/plan-phases';
import type { BuildPlan } from '../../src/core/graph/types';
import type { Engine } from '../../src/engine/trainer';
import type { TrainEvent, TrainImage, TrainRequest } from '../../src/protocol/engine';
import { mobileLike } from './networks';
import { drawSmallSet, eventsOf, lossesOf, MemoryStore, requestOf, trainAll, type EventOf } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  ({ train, validation } = await drawSmallSet(store));
});

const headLayers = ['dropout', 'hidden', 'predictions'];
const lastLayers = ['dw4', 'bn4', 'pw5', 'bn5'];
const head = (epochs: number, rate = 1): PlanPhase => ({ epochs, rate, trains: headLayers });
const last = (epochs: number, rate = 0.1): PlanPhase => ({ epochs, rate, trains: [...headLayers, ...lastLayers] });
const all = (epochs: number, rate = 0.1): PlanPhase => ({ epochs, rate, trains: planOf().layers.map(({ name }) => name) });
const planOf = (): BuildPlan => mobileLike(store, { base: true });

const phased = (phases: readonly PlanPhase[], over: Parameters<typeof requestOf>[3] = {}, plan = planOf()): TrainRequest =>
  ({ ...requestOf(plan, train, validation, { learningRate: 0.01, ...over }), phases });
const doneOf = (events: readonly TrainEvent[]): EventOf<'done'> => eventsOf(events, 'done')[0]!;

/** What the run leaves a layer with: its trained weights, or those that it came with. */
function weightsAfter(events: readonly TrainEvent[], name: string): Map<string, Float32Array> {
  const layer = planOf().layers.find((one) => one.name === name)!;
  return new Map(layer.weights.map((weight) => {
    const { set, key } = doneOf(events).weights[name]?.[weight.name] ?? weight.source!;
    return [weight.name, store.sets.get(set)!.get(key)!];
  }));
}
const base = ['conv1', 'bn1', 'dw2', 'bn2', 'pw3', 'bn3'];

for (const backend of ['wasm', 'cpu'] as const) {
  describe(`phases (${backend})`, () => {
    it('are one run: epochs and rates in one line, the frozen part computed anew as it shrinks, only what has trained written', async () => {
      const events = await trainAll(store.engine(), phased([head(2), last(2), head(1, 0.5)], { backend }));
      const epochs = eventsOf(events, 'epoch');
      expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5]);
      expect(epochs.map(({ learningRate }) => learningRate)).toEqual([0.01, 0.01, 0.001, 0.001, 0.005]);
      const stretches = eventsOf(events, 'phase');
      expect(stretches.map(({ starts }) => starts)).toEqual([[0], [0, 2], [0, 2, 4]]);
      const saved = [head(1), last(1), head(1)].map(({ trains }) => featureCut(phasePlan(planOf(), trains), 'predictions').saved);
      expect(stretches.map(({ cachedLayers }) => cachedLayers)).toEqual(saved);
      expect(saved[1]).toBeLessThan(saved[0]!);
      const second = events.slice(events.indexOf(stretches[1]!));
      expect(eventsOf(second, 'progress').some(({ phase, total }) => phase === 'features' && total === train.length + validation.length)).toBe(true);
      expect(new Set(eventsOf(events, 'progress').filter(({ phase }) => phase === 'training').map(({ total }) => total))).toEqual(new Set([5]));
      expect(Object.keys(doneOf(events).weights).toSorted()).toEqual(['bn4', 'bn5', 'dw4', 'hidden', 'predictions', 'pw5']);
      for (const name of base) for (const [weight, values] of weightsAfter(events, name)) expect(values, name).toEqual(store.sets.get('base')!.get(`${name}/${weight}`));
    });

    it('leave what is frozen in one as the phase before has left it, to the bit', async () => {
      const request = phased([all(1)], { backend });
      const before = await trainAll(store.engine(), request);
      const after = await trainAll(store.engine(), { ...request, runId: `${request.runId}-and-on`, phases: [all(1), head(2)] });
      for (const name of [...base, ...lastLayers]) expect(weightsAfter(after, name), name).toEqual(weightsAfter(before, name));
      expect(weightsAfter(before, 'conv1')).not.toEqual(new Map([['kernel', store.sets.get('base')!.get('conv1/kernel')!]]));
      expect(doneOf(after).bestEpoch).toBeGreaterThan(1);
      expect(weightsAfter(after, 'predictions')).not.toEqual(weightsAfter(before, 'predictions'));
    });
  });
}

describe('phases', () => {
  it('give the losses that a frozen part computed in each epoch gives, also where an earlier phase has changed it', async () => {
    const phases = [head(1), all(1), head(2)];
    const [cached, plain] = [await trainAll(store.engine(), phased(phases)), await trainAll(store.engine(), phased(phases, { featureCache: false }))];
    expect(eventsOf(plain, 'phase').map(({ cachedLayers }) => cachedLayers)).toEqual([0, 0, 0]);
    lossesOf(cached).forEach((loss, at) => expect(Math.abs(loss - lossesOf(plain)[at]!)).toBeLessThan(1e-4));
  });

  it('of one alone are the run without them', async () => {
    const plain = requestOf(planOf(), train, validation, { learningRate: 0.01, epochs: 3 });
    const one = await trainAll(store.engine(), phased([{ epochs: 3, rate: 1, trains: null }]));
    expect(lossesOf(one)).toEqual(lossesOf(await trainAll(store.engine(), plain)));
    expect(eventsOf(one, 'phase')).toEqual([]);
  });

  it('keep the statistics of normalizations that are to keep them, while their scale and offset train', async () => {
    const plan = planOf();
    const kept = { ...plan, layers: plan.layers.map((layer) => (layer.batchStatistics ? { ...layer, keepsStatistics: true } : layer)) };
    const events = await trainAll(store.engine(), phased([last(2, 1)], {}, kept));
    const [before, after] = [store.sets.get('base')!, weightsAfter(events, 'bn5')];
    for (const weight of ['moving_mean', 'moving_variance']) expect(after.get(weight)).toEqual(before.get(`bn5/${weight}`));
    for (const weight of ['gamma', 'beta']) expect(after.get(weight)).not.toEqual(before.get(`bn5/${weight}`));
    const asked = weightsAfter(await trainAll(store.engine(), phased([last(2, 1)])), 'bn5');
    expect(asked.get('moving_mean')).not.toEqual(before.get('bn5/moving_mean'));
  });

  it('end early where the loss does not fall any more, and the next begins with the best weights so far', async () => {
    const events = await trainAll(store.engine(), phased([head(9), last(9), { epochs: 1, rate: 1e-6, trains: [...headLayers, 'pw5'] }], { patience: 2, minDelta: 100 }));
    expect(eventsOf(events, 'phase').at(-1)!.starts).toEqual([0, 3, 6]);
    const epochs = eventsOf(events, 'epoch');
    expect(epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(eventsOf(events, 'progress').findLast(({ phase }) => phase === 'training')).toMatchObject({ done: 7, total: 7 });
    const best = Math.min(...epochs.slice(0, 6).map(({ valLoss }) => valLoss!));
    expect(Math.abs(epochs[6]!.valLoss! - best)).toBeLessThan(1e-3);
    expect(epochs[doneOf(events).bestEpoch - 1]!.valLoss).toBe(Math.min(...epochs.map(({ valLoss }) => valLoss!)));
    expect(doneOf(events).early).toBe(false);
  });

  it('compare losses as each counts them: a regularizer of a layer that joins makes no phase worse than the one before', async () => {
    const plan = planOf();
    const heavy = { class_name: 'L1L2', config: { l1: 0, l2: 1 } };
    const regularized = { ...plan, layers: plan.layers.map((layer) => (layer.name === 'pw5' ? { ...layer, config: { ...layer.config, kernel_regularizer: heavy } } : layer)) };
    const events = await trainAll(store.engine(), phased([head(2), { epochs: 3, rate: 1, trains: [...headLayers, 'pw5'] }], {}, regularized));
    const epochs = eventsOf(events, 'epoch');
    expect(epochs[2]!.valLoss!).toBeGreaterThan(5 * epochs[1]!.valLoss!);
    expect(doneOf(events).bestEpoch).toBe(5);
  });

  it('stopped between two, save the best so far, and leave no tensor', async () => {
    const engine = store.engine();
    await trainAll(engine, phased([head(1)]));
    const { numTensors } = await engine.memory();
    const events = await stoppedAt(engine, phased([head(2), all(3)]), (event) => event.type === 'phase' && event.starts.length === 2);
    expect(doneOf(events)).toMatchObject({ stopped: true, bestEpoch: eventsOf(events, 'epoch').findLast(({ best }) => best)!.epoch });
    expect(eventsOf(events, 'epoch')).toHaveLength(2);
    expect(Object.keys(doneOf(events).weights)).toEqual(expect.arrayContaining(['hidden', 'predictions']));
    expect(doneOf(events).validation).toHaveLength(validation.length);
    await trainAll(engine, phased([head(1), all(1), last(1)], { averaging: 0.9, accumulate: 2 }));
    expect((await engine.memory()).numTensors).toBe(numTensors);
  });

  it('of which one trains nothing are refused before the first begins', async () => {
    const events: TrainEvent[] = [];
    await store.engine().train(phased([head(1), { epochs: 1, rate: 1, trains: [] }]), (event) => events.push(event));
    expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'nothing-to-train' } });
    expect(eventsOf(events, 'epoch')).toEqual([]);
  });
});

async function stoppedAt(engine: Engine, request: TrainRequest, when: (event: TrainEvent) => boolean): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  await engine.train(request, (event) => {
    events.push(event);
    if (when(event)) void engine.stop();
  });
  return events;
}
