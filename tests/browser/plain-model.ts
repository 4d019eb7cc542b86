import * as tf from '@tensorflow/tfjs';
import type { BuildPlan } from '../../src/core/graph/types';
import type { MemoryStore } from './plans';

/** The plan's layers as plain tfjs builds them, with the stored weights set by name: none of the engine's code. */
export async function plainModel(store: MemoryStore, plan: BuildPlan): Promise<tf.LayersModel> {
  const layers = plan.layers.map((layer) => ({
    class_name: layer.className, name: layer.name, config: layer.config, inbound_nodes: layer.inputs.length > 0 ? [layer.inputs.map((input) => [input, 0, 0, {}])] : [],
  }));
  const topology = { class_name: 'Model', config: { name: 'plain', layers, input_layers: [[plan.inputs[0], 0, 0]], output_layers: [[plan.outputs[0], 0, 0]] } };
  const model = await tf.loadLayersModel({ load: () => Promise.resolve({ modelTopology: topology }) });
  for (const layer of plan.layers.filter((one) => one.weights.length > 0)) {
    const named = new Map(layer.weights.map(({ name, shape, source }) => [name, tf.tensor(store.sets.get(source!.set)!.get(source!.key)!, [...shape])]));
    const built = model.getLayer(layer.name);
    built.setWeights(built.weights.map((weight) => named.get(weight.originalName.split('/').at(-1)!)!));
    tf.dispose([...named.values()]);
  }
  return model;
}

/** A square picture's pixels as the network takes them: `[images, size, size, 3]`, -1 to 1. */
export async function plainInput(blobs: readonly Blob[], size: number): Promise<tf.Tensor4D> {
  const context = new OffscreenCanvas(size, size).getContext('2d', { willReadFrequently: true })!;
  const images: tf.Tensor3D[] = [];
  for (const blob of blobs) {
    context.drawImage(await createImageBitmap(blob), 0, 0);
    const rgba = tf.tensor3d([...context.getImageData(0, 0, size, size).data], [size, size, 4]);
    images.push(rgba.slice([0, 0, 0], [size, size, 3]).div(127.5).sub(1) as tf.Tensor3D);
  }
  return tf.stack(images) as tf.Tensor4D;
}
