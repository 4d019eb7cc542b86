import { beforeAll, describe, expect, it } from 'vitest';
import { hasDiverged, sweepRate, sweepSteps } from '../../src/core/training/rate-sweep';
import type { SweepEvent, TrainImage, TrainRequest } from '../../src/protocol/engine';
import type { Engine } from '../../src/engine/trainer';
import { mobileLike } from './networks';
import { drawSmallSet, lossesOf, MemoryStore, requestOf, trainAll } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  ({ train, validation } = await drawSmallSet(store));
});

async function sweepAll(engine: Engine, request: TrainRequest, onEvent: (event: SweepEvent) => void = () => undefined): Promise<SweepEvent[]> {
  const events: SweepEvent[] = [];
  await engine.sweepRates(request, (event) => {
    events.push(event);
    onEvent(event);
  });
  return events;
}

const pointsOf = (events: readonly SweepEvent[]) => events.flatMap((event) => (event.type === 'sweep' ? [event.points] : [])).at(-1)!;

describe('a sweep of learning rates', () => {
  it('tries the rates in turn, until the loss has grown hopeless', async () => {
    const events = await sweepAll(store.engine(), requestOf(mobileLike(store, { base: true }), train, validation));
    const points = pointsOf(events);
    expect(events.at(-1)).toEqual({ type: 'done' });
    expect(points.map(({ rate }) => rate)).toEqual(points.map((_, step) => sweepRate(step)));
    expect(points.length).toBeGreaterThan(50);
    expect(points.length === sweepSteps || hasDiverged(points)).toBe(true);
    expect(hasDiverged(points.slice(0, -1))).toBe(false);
  });

  it('leaves weights and statistics to the bit, writes none, and a run after it is the run without it', async () => {
    // Nothing frozen: the copy's BatchNormalizations move their statistics.
    const request = requestOf(mobileLike(store, { base: false }), train, validation, { epochs: 2 });
    const base = () => new Map([...store.sets.get('base')!].map(([key, values]) => [key, values.slice()]));
    const [before, sets, engine] = [base(), [...store.sets.keys()], store.engine()];
    expect(pointsOf(await sweepAll(engine, request)).length).toBeGreaterThan(20);
    expect(base()).toEqual(before);
    expect([...store.sets.keys()]).toEqual(sets);
    const after = lossesOf(await trainAll(engine, request));
    expect(after).toEqual(lossesOf(await trainAll(store.engine(), { ...request, runId: 'without' })));
  });

  it('leaves no tensor behind, be it stopped, ended or failed', async () => {
    const engine = store.engine();
    const request = requestOf(mobileLike(store, { base: true, last: false }), train, validation);
    const stop = (event: SweepEvent) => void (event.type === 'sweep' && event.points.length < sweepSteps / 2 && engine.stop());
    await sweepAll(engine, request);
    const { numTensors } = await engine.memory();
    const stopped = await sweepAll(engine, request, stop);
    expect(pointsOf(stopped).length).toBeLessThan(sweepSteps);
    expect(stopped.at(-1)).toEqual({ type: 'done' });
    const frozen = { ...request, plan: { ...request.plan, layers: request.plan.layers.map((layer) => ({ ...layer, trainable: false })) } };
    expect((await sweepAll(engine, frozen)).at(-1)).toMatchObject({ type: 'failed', error: { code: 'nothing-to-train' } });
    await sweepAll(engine, request);
    expect((await engine.memory()).numTensors).toBe(numTensors);
  });

  it('makes way for a run that is started while it ends', async () => {
    const engine = store.engine();
    const request = requestOf(mobileLike(store, { base: true }), train, validation, { epochs: 1 });
    const sweeping = sweepAll(engine, request);
    await engine.stop();
    expect(lossesOf(await trainAll(engine, request))).toHaveLength(2);
    expect((await sweeping).at(-1)).toEqual({ type: 'done' });
  });
});
