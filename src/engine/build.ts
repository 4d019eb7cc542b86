import * as tf from '@tensorflow/tfjs';
import type { BuildPlan, PlanLayer, TensorRef } from '../core/graph/types';
import { GraftFailure } from '../protocol/errors';
import { registerGraftLayers } from './custom-layers/index';
import { layersBetween } from '../core/training/feature-cut';
import type { Head } from './head';
import { buildConfig } from './layer-config';
import type { BuiltLayer } from './layer-call';
import { Network } from './network';

/** Values of stored tensors, in the order asked for. */
export type ReadTensors = (refs: readonly TensorRef[]) => Promise<readonly Float32Array[]>;

export interface BuildOptions {
  readonly head: Head;
  /** For the initializers of layers that start anew: the same seed gives the same network. */
  readonly seed: number;
  readonly readTensors: ReadTensors;
}

registerGraftLayers(tf);

/** Keras's topology of the plan's layers, as one functional model. */
function topologyOf(plan: BuildPlan, layers: readonly PlanLayer[], options: BuildOptions): object {
  return {
    class_name: 'Model',
    config: {
      name: plan.name,
      layers: layers.map((layer) => {
        const { className, config } = buildConfig(layer, { seed: options.seed, linear: layer.name === options.head.stripped });
        const inbound = layer.inputs.map((input) => [input, 0, 0, {}]);
        return { class_name: className, name: layer.name, config, inbound_nodes: inbound.length > 0 ? [inbound] : [] };
      }),
      input_layers: layers.filter((layer) => layer.inputs.length === 0).map((layer) => [layer.name, 0, 0]),
      output_layers: [[options.head.output, 0, 0]],
    },
  };
}

async function buildModel(topology: object): Promise<tf.LayersModel> {
  try {
    return await tf.loadLayersModel({ load: () => Promise.resolve({ modelTopology: topology }) });
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new GraftFailure({ code: 'build-failed', message: `The network could not be built: ${reason}` });
  }
}

/**
 * A layer's variables by the plan's names. `conv1/kernel_2` is called `conv1/kernel` before tfjs makes it unique; Keras's weight name is its last
 * part, or its last two (`query/kernel`).
 */
function variablesByName(layer: tf.layers.Layer, { weights }: PlanLayer): Map<string, tf.Variable> {
  const named = weights.map(({ name }) => [name, layer.weights.find(({ originalName }) => originalName.endsWith(`/${name}`))] as const);
  return new Map(named.flatMap(([name, weight]) => (weight ? [[name, weight.read() as tf.Variable] as const] : [])));
}

function checkWeights(built: BuiltLayer): void {
  for (const spec of built.plan.weights) {
    const variable = built.weights.get(spec.name);
    if (variable && tf.util.arraysEqual(variable.shape, [...spec.shape])) continue;
    throw new GraftFailure({
      code: 'build-failed',
      layer: built.plan.name,
      message: `Layer ${built.plan.name} (${built.plan.className}) was to have a weight ${spec.name} of ${spec.shape.join(' × ')}, but was built with ${variable ? variable.shape.join(' × ') : 'none of that name'}.`,
    });
  }
}

async function copyWeights(layers: ReadonlyMap<string, BuiltLayer>, readTensors: ReadTensors): Promise<void> {
  const copies = [...layers.values()].flatMap((built) =>
    built.plan.weights.flatMap((spec) => (spec.source ? [{ built, spec, source: spec.source }] : [])),
  );
  const values = await readTensors(copies.map((copy) => copy.source));
  copies.forEach(({ built, spec }, index) => {
    const stored = values[index];
    if (stored?.length !== tf.util.sizeFromShape([...spec.shape])) {
      throw new GraftFailure({
        code: 'missing-weights',
        layer: built.plan.name,
        message: `The stored weights of layer ${built.plan.name} (${spec.name}) are not there or not whole. Open the network's file again.`,
      });
    }
    tf.tidy(() => built.weights.get(spec.name)!.assign(tf.tensor(stored, [...spec.shape])));
  });
}

/**
 * Builds the part of the plan that its output needs, on the current backend, with the weights copied in by name.
 * @throws GraftFailure `build-failed` or `missing-weights`, naming the layer; nothing stays allocated.
 */
export async function buildNetwork(plan: BuildPlan, options: BuildOptions): Promise<Network> {
  const layers = layersBetween(plan.layers, new Set(), [options.head.output]);
  const model = await buildModel(topologyOf(plan, layers, options));
  try {
    const built = new Map<string, BuiltLayer>();
    for (const layer of layers) {
      const made = model.getLayer(layer.name);
      built.set(layer.name, { plan: layer, layer: made, weights: variablesByName(made, layer) });
    }
    built.forEach(checkWeights);
    await copyWeights(built, options.readTensors);
    return new Network(plan, built, model);
  } catch (thrown) {
    model.dispose();
    throw thrown;
  }
}
