import { beforeAll, expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import type { BuildPlan } from '../../src/core/graph/types';
import type { TrainEvent, TrainImage } from '../../src/protocol/engine';
import { engineService } from '../../src/services/engine';
import { mobileLike } from './networks';
import { configOf, drawImages, eventsOf, lossesOf, MemoryStore } from './plans';
import { stored } from './stored';

const bundle = await (commands as unknown as { bundledEngineWorker(): Promise<string> }).bundledEngineWorker();
const lose = new BroadcastChannel('lose-device');
/** Whether workers that start from now on find a WebGPU. */
let there = true;

const withDevice = `
  const lose = new BroadcastChannel('lose-device');
  const { requestDevice } = GPUAdapter.prototype;
  GPUAdapter.prototype.requestDevice = async function (...options) {
    const device = await requestDevice.apply(this, options);
    lose.onmessage = () => device.destroy();
    return device;
  };`;
const withoutDevice = "Object.defineProperty(navigator, 'gpu', { value: undefined });";

const script = (text: string) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
const PlainWorker = globalThis.Worker;
/** Modules run in the order of their imports: first what takes the card away, then the worker. */
globalThis.Worker = function () {
  return new PlainWorker(script(`import '${script(there ? withDevice : withoutDevice)}'; import '${new URL(bundle, location.href).href}';`), { type: 'module' });
} as unknown as typeof Worker;

let plan: BuildPlan;
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  const memory = new MemoryStore();
  const images = await drawImages(memory, 16, 2);
  [train, validation] = [images.slice(0, 12), images.slice(12)];
  plan = await stored(memory, mobileLike(memory, { base: true }, { classes: 2 }));
});

async function run(onEpoch: (epoch: number) => void): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  await engineService.train({ runId: crypto.randomUUID(), plan, train, validation, config: configOf({ epochs: 6, backend: 'webgpu' }) }, (event) => {
    events.push(event);
    if (event.type === 'epoch' && eventsOf(events, 'recovering').length === 0) onEpoch(event.epoch);
  });
  expect(eventsOf(events, 'failed')).toEqual([]);
  expect(events.at(-1)).toMatchObject({ type: 'done', stopped: false });
  return events;
}

/** Each epoch's, those before the last checkpoint as it has them. */
const lossesOfAll = (events: readonly TrainEvent[]) => {
  const from = events.findLastIndex(({ type }) => type === 'restored');
  const before = eventsOf(events, 'restored').at(-1)?.epochs ?? [];
  return [...before.flatMap(({ loss, valLoss }) => [loss, valLoss!]), ...lossesOf(events.slice(from + 1))];
};
const backendsOf = (events: readonly TrainEvent[]) => eventsOf(events, 'started').map(({ backend }) => backend.name);
const within = (actual: readonly number[], expected: readonly number[], tolerance: number) => {
  expect(actual).toHaveLength(expected.length);
  actual.forEach((loss, at) => expect(Math.abs(loss - expected[at]!), `loss ${at}`).toBeLessThan(tolerance * Math.max(1, expected[at]!)));
};

it('a run whose WebGPU device is lost goes on from its checkpoint: on WebGPU again with the same losses, on another backend where there is none any more, and tells it', async () => {
  const undisturbed = lossesOfAll(await run(() => undefined));
  expect(undisturbed).toHaveLength(12);

  const again = await run((epoch) => epoch === 3 && lose.postMessage('now'));
  expect(eventsOf(again, 'recovering').map(({ message }) => message)).toEqual(['The browser lost the graphics card. The run goes on from its last checkpoint (attempt 1 of 5).']);
  expect(eventsOf(again, 'restored')[0]!.epochs.length).toBeGreaterThan(0);
  expect(backendsOf(again)).toEqual(['webgpu', 'webgpu']);
  within(lossesOfAll(again), undisturbed, 1e-4);

  const elsewhere = await run((epoch) => {
    if (epoch !== 3) return;
    there = false;
    lose.postMessage('now');
  });
  expect(eventsOf(elsewhere, 'recovering').map(({ message }) => message)[1]).toMatch(/on another backend; from here on its numbers may differ a little/);
  expect(eventsOf(elsewhere, 'restored')[0]!.epochs.length).toBeGreaterThan(0);
  const [first, second] = backendsOf(elsewhere);
  expect(first).toBe('webgpu');
  expect(['webgl', 'wasm']).toContain(second);
  within(lossesOfAll(elsewhere), undisturbed, 0.02);
});
