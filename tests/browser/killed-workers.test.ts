import { expect, it } from 'vitest';
import { commands } from 'vitest/browser';
import { seededRandom } from '../../src/core/random';
import type { BuildPlan } from '../../src/core/graph/types';
import type { TrainEvent, TrainImage } from '../../src/protocol/engine';
import { engineService } from '../../src/services/engine';
import { checkpointStorage } from '../../src/storage/checkpoints';
import { readTensors } from '../../src/storage/weights';
import { mobileLike } from './networks';
import { configOf, drawImages, MemoryStore } from './plans';
import { stored } from './stored';

const kills = 50;

const bundle = await (commands as unknown as { bundledEngineWorker(): Promise<string> }).bundledEngineWorker();

/** The workers that the services start, the last one last. There are to be many, so they come from one file, and the next loads while one works. */
const workers: Worker[] = [];
const PlainWorker = globalThis.Worker;
const load = () => new PlainWorker(bundle, { type: 'module', name: 'engine' });
let spare = load();
globalThis.Worker = function () {
  workers.push(spare);
  spare = load();
  return workers.at(-1);
} as unknown as typeof Worker;

interface Ended {
  readonly losses: readonly number[];
  readonly validation: unknown;
  readonly weights: readonly (readonly number[])[];
  readonly killed: number;
}

/** As often as a run is begun again without a checkpoint between: see `recovering`. */
const mostRestarts = 5;

/**
 * A run to its end. `moment` says, for each worker and after a checkpoint, after how many of its events and then milliseconds it is killed; null lets it live.
 */
async function run(plan: BuildPlan, train: readonly TrainImage[], validation: readonly TrainImage[], backend: 'cpu' | 'wasm', moment: () => { events: number; milliseconds: number } | null): Promise<Ended> {
  const runId = crypto.randomUUID();
  const losses = new Map<number, number>();
  let [killed, restarts, heard, next]: [number, number, number, ReturnType<typeof moment>] = [0, 0, 0, moment()];
  let done: Extract<TrainEvent, { type: 'done' }> | null = null;
  let failed: string | null = null;
  const kill = (worker: Worker) => {
    if (done) return;
    killed += 1;
    worker.terminate();
  };
  const config = configOf({ epochs: 5, batchSize: 4, learningRate: 0.01, averaging: 0.9, backend });
  await engineService.train({ runId, plan, train, validation, config }, (event) => {
    if (event.type === 'recovering') [heard, next] = [0, ++restarts < mostRestarts ? moment() : null];
    else heard += 1;
    if (event.type === 'kept') [restarts, heard, next] = next ? [0, heard, next] : [0, 0, moment()];
    if (event.type === 'restored') for (const { epoch, valLoss } of event.epochs) losses.set(epoch, valLoss!);
    if (event.type === 'epoch') losses.set(event.epoch, event.valLoss!);
    if (event.type === 'done') done = event;
    if (event.type === 'failed') failed = event.error.message;
    if (next && heard === next.events) {
      const worker = workers.at(-1)!;
      if (next.milliseconds === 0) kill(worker);
      else setTimeout(() => worker === workers.at(-1) && kill(worker), next.milliseconds);
    }
  });
  await checkpointStorage.clear(runId);
  expect(failed).toBeNull();
  const { weights, validation: predictions } = done! as Extract<TrainEvent, { type: 'done' }>;
  const refs = Object.values(weights).flatMap((layer) => Object.values(layer));
  return { losses: [...losses.entries()].sort(([a], [b]) => a - b).map(([, loss]) => loss), validation: predictions, weights: (await readTensors(refs)).map((values) => [...values]), killed };
}

it(`killed at ${kills} seeded moments, a run goes on by itself and ends the same to the bit`, async () => {
  const memory = new MemoryStore();
  const images = await drawImages(memory, 12, 3, 16);
  const plan = await stored(memory, mobileLike(memory, { base: true, last: false }, { dropout: 0.4, size: 16 }));
  const [train, validation] = [images.slice(0, 8), images.slice(8)];
  const random = seededRandom(20_250_726);
  const between = (most: number): number => Math.floor(random() * most);
  const undisturbed = { cpu: await run(plan, train, validation, 'cpu', () => null), wasm: await run(plan, train, validation, 'wasm', () => null) };
  for (const { losses } of Object.values(undisturbed)) expect(losses).toHaveLength(5);
  let total = 0;
  for (let turn = 0; total < kills; turn++) {
    const backend = turn % 2 === 1 ? 'wasm' : 'cpu';
    let left = kills - total;
    const moment = () => (left-- > 0 ? { events: 1 + between(14), milliseconds: between(2) * between(60) } : null);
    const ended = await run(plan, train, validation, backend, moment);
    total += ended.killed;
    expect(ended, `turn ${turn} on ${backend}, killed ${ended.killed} times`).toEqual({ ...undisturbed[backend], killed: ended.killed });
    expect(turn, 'turns').toBeLessThan(60);
  }
  expect(total).toBe(kills);
}, 300_000);
