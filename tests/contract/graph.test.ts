import * as tf from '@tensorflow/tfjs';
import { expect, it } from 'vitest';
import { analyze } from '../../src/core/graph/analyze';
import { compile } from '../../src/core/graph/compile';
import { denseHead, mobilenetHead, residual, twoOutputs } from '../../src/core/graph/test-documents';
import { randomEdit } from '../../src/core/graph/test-random-edits';
import type { BuildPlan, GraphDocument } from '../../src/core/graph/types';
import { seededRandom } from '../../src/core/random';
import { registerGraftLayers } from '../../src/engine/custom-layers/index';

tf.env().set('IS_NODE', false); // no hint to install tfjs-node
registerGraftLayers(tf);

/** The plan as a Keras topology, built by plain tfjs. */
async function build(plan: BuildPlan): Promise<tf.LayersModel> {
  const config = {
    name: 'built',
    layers: plan.layers.map(({ name, className, config: own, inputs }) => ({
      name, class_name: className, config: own, inbound_nodes: inputs.length === 0 ? [] : [inputs.map((input) => [input, 0, 0, {}])],
    })),
    input_layers: plan.inputs.map((name) => [name, 0, 0]),
    output_layers: plan.outputs.map((name) => [name, 0, 0]),
  };
  return tf.models.modelFromJSON({ modelTopology: { class_name: 'Model', config } as never });
}

const bases = [denseHead, mobilenetHead, residual, twoOutputs];
const sequences = 300;
/** GRAFT_SHARD=1, 2, ... tries other sequences than the usual ones. */
const first = Number(process.env.GRAFT_SHARD ?? 0) * sequences;

function edited(seed: number): GraphDocument {
  const random = seededRandom(seed);
  let document = bases[seed % bases.length]!();
  for (let count = 1 + Math.floor(random() * 8); count > 0; count--) {
    const result = randomEdit(document, random);
    // What is refused, or breaks a shape, is other tests' business.
    if (result.ok && compile(result.document).ok) document = result.document;
  }
  return document;
}

it(`tfjs builds what ${sequences} sequences of edits compile to, with the same shapes, weights and parameters`, async () => {
  const structures = new Set<string>();
  for (let seed = first; seed < first + sequences; seed++) {
    const document = edited(seed);
    const compiled = compile(document);
    if (!compiled.ok) throw new Error(compiled.error.map(({ message }) => message).join(' '));
    const plan = compiled.value;
    const model = await build(plan);
    structures.add(plan.layers.map(({ className, inputs }) => `${className}(${inputs.join()})`).join(' '));
    let params = 0;
    for (const { name, className, outputShape, weights, trainable } of plan.layers) {
      const layer = model.getLayer(name);
      expect([seed, name, layer.outputShape]).toEqual([seed, name, [null, ...outputShape]]);
      // tfjs makes every InputLayer untrainable.
      expect([seed, name, layer.trainable]).toEqual([seed, name, trainable && className !== 'InputLayer']);
      // Which of them train is checked layer by layer in layers.test.ts; a frozen layer lists them in another order.
      const theirs = Object.fromEntries(layer.weights.map((weight) => [weight.originalName.split('/').at(-1), weight.shape]));
      expect([seed, name, theirs]).toEqual([seed, name, Object.fromEntries(weights.map((weight) => [weight.name, weight.shape]))]);
      params += analyze(document).layers.get(name)!.params;
    }
    expect([seed, model.countParams()]).toEqual([seed, params]);
    model.dispose();
  }
  // Enough different networks that this says something.
  expect(structures.size).toBeGreaterThan(100);
}, 120_000);
