import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActivationsRequest } from '../../src/protocol/engine';
import { mobileLike } from './networks';
import { plainInput, plainModel } from './plain-model';
import { drawImages, MemoryStore, PlanBuilder } from './plans';

const store = new MemoryStore();
const engine = store.engine();
/** Every weight stored, so that plain tfjs can be given the same. */
function pictureNetwork() {
  const b = new PlanBuilder(store, 'inside');
  const pooled = b.pool('pool', b.relu('relu', b.depthwise('dw', b.conv('conv', b.input('image', [32, 32, 3]), 8, { stride: 2 }))));
  return b.plan(b.dense('predictions', pooled, 3, { config: { activation: 'softmax' } }), ['a', 'b', 'c']);
}
let image: Blob;

beforeAll(async () => {
  const [first] = await drawImages(store, 3, 3);
  image = store.images.get(first!.id)!;
});

async function look(changes: Partial<ActivationsRequest>) {
  const answer = await engine.activations({ plan: pictureNetwork(), image, layer: 'relu', backend: 'wasm', channels: 3, ...changes });
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.value;
}

/** The same layer's output by plain tfjs. */
async function plainly(layer: string): Promise<{ shape: number[]; values: Float32Array }> {
  const model = await plainModel(store, pictureNetwork());
  const inner = tf.model({ inputs: model.inputs, outputs: model.getLayer(layer).output as tf.SymbolicTensor });
  const x = await plainInput([image], 32);
  const output = inner.predict(x) as tf.Tensor;
  const values = Float32Array.from(await output.data());
  const shape = output.shape.slice(1);
  tf.dispose([x, output]);
  model.dispose();
  return { shape, values };
}

describe('looking inside', () => {
  it('shows the channels that answer most, as plain tfjs computes them', async () => {
    const { shape, maps } = await look({});
    const plain = await plainly('relu');
    expect(shape).toEqual(plain.shape);
    const channels = shape[2]!;
    const of = (channel: number) => plain.values.filter((_, at) => at % channels === channel);
    const means = Array.from({ length: channels }, (_, channel) => of(channel).reduce((sum, value) => sum + value, 0) / of(channel).length);
    const order = [...means.keys()].sort((a, b) => means[b]! - means[a]!).slice(0, 3);
    expect(maps.map(({ channel }) => channel)).toEqual(order);
    for (const { channel, mean, pixels } of maps) {
      expect(mean).toBeCloseTo(means[channel]!, 4);
      const [low, high] = [Math.min(...of(channel)), Math.max(...of(channel))];
      of(channel).forEach((value, at) => expect(Math.abs(pixels[at]! - (255 * (value - low)) / (high - low))).toBeLessThan(0.6));
    }
  });

  it('shows the largest numbers of a list: the output layer as its probabilities', async () => {
    const { units, maps } = await look({ layer: 'predictions' });
    const plain = await plainly('predictions');
    expect(maps).toEqual([]);
    expect(units.map(({ unit }) => unit)).toEqual([...plain.values.keys()].sort((a, b) => plain.values[b]! - plain.values[a]!));
    for (const { unit, value } of units) expect(value).toBeCloseTo(plain.values[unit]!, 4);
    expect(units.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 5);
  });

  it('says why when there is nothing to see', async () => {
    await expect(look({ image: new Blob(['no picture']) })).rejects.toThrow('bad-image');
    await expect(look({ layer: 'elsewhere' })).rejects.toThrow('elsewhere does not lead to the network’s output');
  });

  it('can be cancelled, and answers the next question', async () => {
    const asked = look({});
    await engine.cancelActivations();
    await expect(asked).rejects.toThrow('cancelled');
    expect((await look({})).maps).toHaveLength(3);
  });

  it('leaves no tensor behind', async () => {
    await look({});
    const { numTensors } = await engine.memory();
    for (const layer of ['conv', 'relu', 'pool', 'predictions']) await look({ layer });
    await engine.predict({ plan: pictureNetwork(), image, backend: 'wasm' });
    expect((await engine.memory()).numTensors).toBe(numTensors);
  });

  it('answers during a training run', async () => {
    const [train, validation] = [await drawImages(store, 12, 3), await drawImages(store, 3, 3)];
    let seen: Promise<unknown> | null = null;
    const { configOf } = await import('./plans');
    await engine.train({ runId: 'during', plan: mobileLike(store, { base: true }), config: configOf({ epochs: 4 }), train, validation }, (event) => {
      if (event.type === 'epoch' && event.epoch === 1) seen = look({ layer: 'relu' });
    });
    expect(await seen).toMatchObject({ maps: [{}, {}, {}] });
  });
});
