import { beforeAll, describe, expect, it } from 'vitest';
import type { BackendName, TrainEvent, TrainImage } from '../../src/protocol/engine';
import { mobileLike } from './networks';
import { drawImages, eventsOf, MemoryStore, requestOf, trainAll } from './plans';

const store = new MemoryStore();
let train: TrainImage[];
let validation: TrainImage[];

beforeAll(async () => {
  const images = await drawImages(store, 33, 3);
  [train, validation] = [images.slice(0, 24), images.slice(24)];
});

/** Losses of every epoch, and what the best network says of each image. */
const numbersOf = (events: readonly TrainEvent[]): number[] => [
  ...eventsOf(events, 'epoch').flatMap(({ loss, valLoss }) => [loss, valLoss!]),
  ...eventsOf(events, 'done')[0]!.validation.flatMap(({ probabilities }) => probabilities),
];

/** In a worker's place: an engine that has computed nothing yet. */
const anew = (backend: BackendName, epochs: number, last: boolean) =>
  trainAll(store.engine(), requestOf(mobileLike(store, { base: true, last }, { dropout: 0.3 }), train, validation, { backend, epochs, seed: 11, learningRate: 0.01 }));

describe('the same seed on the same backend', () => {
  it.each(['cpu', 'wasm'] as const)('gives the same numbers to the bit (%s)', async (backend) => {
    for (const last of [true, false]) expect(numbersOf(await anew(backend, 3, last))).toEqual(numbersOf(await anew(backend, 3, last)));
  });

  it.each(['webgl', 'webgpu'] as const)('gives the same numbers within 1e-4 (%s)', async (backend) => {
    const first = numbersOf(await anew(backend, 2, true));
    const again = numbersOf(await anew(backend, 2, true));
    expect(again).toHaveLength(first.length);
    again.forEach((value, index) => expect(Math.abs(value - first[index]!), `${index}`).toBeLessThan(1e-4));
  });
});

it('the reference task ends within 2 % of the same loss on every backend', async () => {
  const last = async (backend: BackendName): Promise<number[]> => {
    const { loss, valLoss } = eventsOf(await anew(backend, 6, true), 'epoch').at(-1)!;
    return [loss, valLoss!];
  };
  const expected = await last('cpu');
  for (const backend of ['wasm', 'webgl', 'webgpu'] as const) {
    (await last(backend)).forEach((value, index) => expect(Math.abs(value / expected[index]! - 1), `${backend} ${index}`).toBeLessThan(0.02));
  }
});
