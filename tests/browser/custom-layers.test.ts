import { beforeAll, describe, expect, it } from 'vitest';
import { compile } from '../../src/core/graph/compile';
import type { BuildPlan, GraphDocument, LayerNode } from '../../src/core/graph/types';
import type { LayerConfig } from '../../src/core/layers/definition';
import { seededRandom } from '../../src/core/random';
import type { TrainImage } from '../../src/protocol/engine';
import { eventsOf, MemoryStore, requestOf, trainAll, type EventOf } from './plans';

const size = 16;
const classes = ['level', 'upright', 'slanting'];

/** A stroke of any color at any place on a grainy ground; its direction is the class. */
async function strokes(store: MemoryStore, count: number, seed: number): Promise<TrainImage[]> {
  const random = seededRandom(seed);
  const images: TrainImage[] = [];
  for (let index = 0; index < count; index++) {
    const label = index % classes.length;
    const canvas = new OffscreenCanvas(size, size);
    const context = canvas.getContext('2d')!;
    for (let at = 0; at < size * size; at++) {
      context.fillStyle = `hsl(${random() * 360} 20% ${35 + random() * 15}%)`;
      context.fillRect(at % size, Math.floor(at / size), 1, 1);
    }
    context.translate(size * (0.4 + 0.2 * random()), size * (0.4 + 0.2 * random()));
    context.rotate([0, Math.PI / 2, Math.PI / 4][label]! + (random() - 0.5) * 0.3);
    context.strokeStyle = `hsl(${random() * 360} 80% 75%)`;
    context.lineWidth = 2 + random();
    context.beginPath();
    context.moveTo(-5, 0);
    context.lineTo(5, 0);
    context.stroke();
    const id = `stroke-${seed}-${index}`;
    store.images.set(id, await canvas.convertToBlob({ type: 'image/png' }));
    images.push({ id, label, path: `${classes[label]}/${index}.png` });
  }
  return images;
}

const node = (name: string, type: string, inputs: readonly string[], config: LayerConfig = {}): LayerNode => ({ name, type, config, inputs, trainable: true, origin: 'new', weights: {} });
const image = node('image', 'InputLayer', [], { batch_input_shape: [null, size, size, 3] });

function planOf(...layers: LayerNode[]): BuildPlan {
  const document: GraphDocument = {
    name: 'toy', base: null, layers: [image, ...layers], outputs: [layers.at(-1)!.name], classes, followsClasses: null, positions: {},
    preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' },
  };
  const plan = compile(document);
  if (!plan.ok) throw new Error(plan.error[0]!.message);
  return plan.value;
}

const capsules = (): BuildPlan => planOf(
  node('conv', 'Conv2D', ['image'], { filters: 12, kernel_size: 5, activation: 'relu' }),
  node('primary', 'PrimaryCapsules', ['conv'], { n_channels: 4, dim_capsule: 4, kernel_size: 5, strides: 2 }),
  node('classes', 'CapsuleLayer', ['primary'], { num_capsule: 3, dim_capsule: 8, routings: 3 }),
  node('lengths', 'CapsuleLength', ['classes']),
);

const transformer = (): BuildPlan => planOf(
  node('patches', 'Conv2D', ['image'], { filters: 16, kernel_size: 4, strides: 4 }), node('steps', 'Reshape', ['patches'], { target_shape: [16, 16] }),
  node('token', 'ClassToken', ['steps']), node('place', 'AddPositionEmbedding', ['token']),
  node('norm1', 'LayerNormalization', ['place']), node('attention', 'MultiHeadAttention', ['norm1'], { num_heads: 2, key_dim: 8, dropout: 0.05 }),
  node('drop', 'StochasticDepth', ['attention'], { drop_path_rate: 0.05 }), node('add1', 'Add', ['place', 'drop']),
  node('norm2', 'LayerNormalization', ['add1']), node('wide', 'Dense', ['norm2'], { units: 32, activation: 'gelu' }), node('narrow', 'Dense', ['wide'], { units: 16 }),
  node('add2', 'Add', ['add1', 'narrow']), node('norm3', 'LayerNormalization', ['add2']), node('read', 'TakeToken', ['norm3']), node('said', 'Dense', ['read'], { units: 3, activation: 'softmax' }),
);

const store = new MemoryStore();
let train: TrainImage[] = [];
let heldOut: TrainImage[] = [];
beforeAll(async () => {
  train = await strokes(store, 240, 11);
  heldOut = await strokes(store, 90, 12);
});

async function epochsOf(plan: BuildPlan, epochs: number): Promise<EventOf<'epoch'>[]> {
  return eventsOf(await trainAll(store.engine(), requestOf(plan, train, heldOut, { epochs, batchSize: 16, learningRate: 0.004 })), 'epoch');
}

describe.each([
  ['a capsule network, by margin loss', capsules, 10],
  ['a vision transformer', transformer, 24],
] as const)('%s', (_name, plan, epochs) => {
  it('learns to tell pictures apart that it was not trained on', async () => {
    const learned = await epochsOf(plan(), epochs);
    const [first, last] = [learned[0]!, learned.at(-1)!];
    const told = `losses ${learned.map(({ valLoss, valAccuracy }) => `${valLoss!.toFixed(3)} ${valAccuracy!.toFixed(2)}`).join(', ')}`;
    expect(last.loss, told).toBeLessThan(first.loss / 4);
    expect(last.valLoss, told).toBeLessThan(first.valLoss! / 2);
    expect(last.valAccuracy, told).toBeGreaterThan(0.9);
  });

  it('trained twice with one seed, has the same losses', async () => {
    const [one, other] = [await epochsOf(plan(), 2), await epochsOf(plan(), 2)];
    expect(one.map(({ loss, valLoss }) => [loss, valLoss])).toEqual(other.map(({ loss, valLoss }) => [loss, valLoss]));
    expect(one[0]!.loss).not.toBe(one[1]!.loss);
  });
});
