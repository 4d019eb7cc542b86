import { zipSync } from 'fflate';
import type { BuildPlan, TensorRef } from '../core/graph/types';
import { GraftFailure } from '../protocol/errors';
import { customLayerFiles } from './custom-layers';
import { fileNameFor } from '../core/file-name';
import { modelMetadata } from './metadata';
import type { Exporter, ReadTensors } from './types';

/** A TensorFlow.js layers model that plain `tf.loadLayersModel` reads: model.json, weights.bin, and metadata.json in Teachable Machine's names, in one zip; for a network with layers of Graft's own also graft-layers.js, which teaches them to tfjs, and a README. */
export const tfjsExporter: Exporter = {
  format: 'tfjs',
  write: async ({ plan, name }, readTensors) => {
    const weights = weightList(plan);
    const bytes = await weightBytes(weights, readTensors);
    const model = {
      format: 'layers-model',
      generatedBy: 'Graft',
      convertedBy: null,
      modelTopology: topologyOf(plan),
      weightsManifest: [{ paths: ['weights.bin'], weights: weights.map(({ name: weight, ref }) => ({ name: weight, shape: ref.shape, dtype: 'float32' })) }],
    };
    // Weights hardly compress: stored as they are, the zip is written at once.
    const zip = zipSync({ 'model.json': jsonBytes(model), 'weights.bin': [bytes, { level: 0 }], 'metadata.json': jsonBytes(modelMetadata(plan, name)), ...customLayerFiles(plan) });
    return { filename: fileNameFor(name, 'zip'), blob: new Blob([zip as Uint8Array<ArrayBuffer>], { type: 'application/zip' }) };
  },
};

/** Keras 2 topology of a functional model. */
function topologyOf({ name, layers, inputs, outputs }: BuildPlan): object {
  return {
    keras_version: '2.15.0',
    backend: 'tensorflow',
    model_config: {
      class_name: 'Model',
      config: {
        name,
        trainable: true,
        layers: layers.map((layer) => ({
          class_name: layer.className,
          name: layer.name,
          config: kerasConfig(layer),
          inbound_nodes: layer.inputs.length > 0 ? [layer.inputs.map((input) => [input, 0, 0, {}])] : [],
        })),
        input_layers: inputs.map((input) => [input, 0, 0]),
        output_layers: outputs.map((output) => [output, 0, 0]),
      },
    },
  };
}

/** Keras refuses an InputLayer that says whether it is trainable. */
function kerasConfig(layer: BuildPlan['layers'][number]): object {
  if (layer.className !== 'InputLayer') return { ...layer.config, name: layer.name, trainable: layer.trainable };
  return Object.fromEntries(Object.entries({ ...layer.config, name: layer.name }).filter(([key]) => key !== 'trainable'));
}

interface ListedWeight {
  readonly name: string;
  readonly ref: TensorRef;
}

function weightList({ layers }: BuildPlan): ListedWeight[] {
  return layers.flatMap((layer) => layer.weights.map(({ name, source }) => {
    if (source) return { name: `${layer.name}/${name}`, ref: source };
    throw new GraftFailure({ code: 'missing-weights', message: `Layer "${layer.name}" has not been trained yet, so it has nothing to export. Train the network first.`, layer: layer.name });
  }));
}

async function weightBytes(weights: readonly ListedWeight[], readTensors: ReadTensors): Promise<Uint8Array<ArrayBuffer>> {
  const tensors = await readTensors(weights.map(({ ref }) => ref));
  const all = new Float32Array(tensors.reduce((sum, values) => sum + values.length, 0));
  let at = 0;
  for (const values of tensors) {
    all.set(values, at);
    at += values.length;
  }
  return new Uint8Array(all.buffer);
}

const jsonBytes = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
