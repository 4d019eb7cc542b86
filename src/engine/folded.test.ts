import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BuildPlan } from '../core/graph/types';
import { MemoryStore, PlanBuilder } from '../../tests/browser/plans';
import { buildNetwork } from './build';
import { findHead } from './head';
import { callLayer } from './layer-call';
import type { Network } from './network';
import { foldedSteps } from './folded';

beforeAll(() => tf.setBackend('cpu'));
afterEach(() => tf.disposeVariables());

const frozen = { trainable: false };

/** Convolutions with and without bias, multiplier, scale and offset; a normalization that two layers read, and one that trains. */
function network(store: MemoryStore): BuildPlan {
  const b = new PlanBuilder(store);
  const stem = b.relu('stem_relu', b.batchNorm('stem_bn', b.conv('stem', b.input('image', [9, 9, 3]), 4, { stride: 2 }), frozen));
  const depthwise = b.add('depthwise', 'DepthwiseConv2D', { kernel_size: [3, 3], strides: [1, 1], padding: 'same', depth_multiplier: 2, use_bias: false }, [stem], [5, 5, 8], { depthwise_kernel: [3, 3, 4, 2] });
  const shared = b.batchNorm('shared_bn', depthwise, { ...frozen, scale: false });
  const trained = b.batchNorm('trained_bn', b.conv('trained', shared, 8, { kernel: 1, bias: false }), { center: false });
  return b.plan(b.dense('predictions', b.pool('pool', b.join('sum', [shared, trained])), 3), ['a', 'b', 'c']);
}

async function built(): Promise<{ plan: BuildPlan; net: Network }> {
  const store = new MemoryStore();
  const plan = network(store);
  return { plan, net: await buildNetwork(plan, { head: findHead(plan), seed: 1, readTensors: store.readTensors }) };
}

const input = (): tf.Tensor => tf.randomUniform([2, 9, 9, 3], -1, 1, 'float32', 3);

/** Layer by layer, as the plan has them. */
function unfolded(net: Network, x: tf.Tensor): tf.Tensor {
  const values = new Map([['image', x]]);
  for (const layer of net.plan.layers.slice(1)) values.set(layer.name, callLayer(net.layers.get(layer.name)!, layer.inputs.map((name) => values.get(name)!), { training: false, seed: 0 }));
  return values.get('predictions')!;
}

const folded = (net: Network, x: tf.Tensor): tf.Tensor => net.run(new Map([['image', x]]), ['predictions'], { training: false, seed: 0 })[0]!;

describe('a network with its normalizations folded into convolutions', () => {
  it('takes those in whose outputs nothing else wants', async () => {
    const { plan } = await built();
    const names = (wanted: string[], training: boolean) => foldedSteps(plan.layers, new Set(wanted), training).filter(({ layers }) => layers.length > 1).map(({ layers }) => layers.map(({ name }) => name).join());
    expect(names([], false)).toEqual(['stem,stem_bn,stem_relu', 'depthwise,shared_bn', 'trained,trained_bn']);
    expect(names(['stem_bn', 'depthwise'], false)).toEqual(['stem,stem_bn', 'trained,trained_bn']);
    expect(names([], true)).toEqual(['stem,stem_bn', 'depthwise,shared_bn']);
  });

  it('computes the same, also when the weights are others, and leaves nothing behind', async () => {
    const { net } = await built();
    const x = input();
    const difference = () => tf.tidy(() => tf.max(tf.abs(tf.sub(folded(net, x), unfolded(net, x)))).dataSync()[0]!);
    expect(difference()).toBeLessThan(1e-5);
    const before = tf.memory().numTensors;
    expect(difference()).toBeLessThan(1e-5);
    expect(tf.memory().numTensors).toBe(before);
    for (const layer of ['stem', 'stem_bn', 'depthwise', 'shared_bn']) for (const weight of net.layers.get(layer)!.weights.values()) tf.tidy(() => weight.assign(tf.add(tf.mul(weight, 1.3), 0.1)));
    expect(difference()).toBeLessThan(1e-5);
    expect(tf.memory().numTensors).toBe(before);
    net.dispose();
    expect(tf.memory().numTensors).toBe(1);
  });

  it('has the same gradients', async () => {
    const { net } = await built();
    const x = input();
    // Frozen convolutions too: their gradients then go through the folding.
    const variables = ['stem', 'depthwise', 'trained', 'predictions'].flatMap((layer) => [...net.layers.get(layer)!.weights.values()]);
    const weights = tf.randomUniform([2, 3], -1, 1, 'float32', 4);
    const gradientsOf = (run: () => tf.Tensor) => tf.variableGrads(() => tf.sum(tf.mul(run(), weights)).asScalar(), variables).grads;
    const norm = net.plan.layers.find(({ name }) => name === 'trained_bn')!;
    // In inference mode on both sides.
    const still = net.asIn({ ...net.plan, layers: net.plan.layers.map((layer) => (layer === norm ? { ...layer, trainable: false } : layer)) });
    const got = gradientsOf(() => still.run(new Map([['image', x]]), ['predictions'], { training: true, seed: 0 })[0]!);
    const wanted = gradientsOf(() => unfolded(still, x));
    expect(Object.keys(got)).toHaveLength(variables.length);
    for (const [name, gradient] of Object.entries(wanted)) {
      const scale = Math.max(1, tf.max(tf.abs(gradient)).dataSync()[0]!);
      expect(tf.max(tf.abs(tf.sub(gradient, got[name]!))).dataSync()[0]! / scale, name).toBeLessThan(1e-5);
    }
  });
});
