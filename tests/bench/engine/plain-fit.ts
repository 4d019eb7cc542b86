import * as tf from '@tensorflow/tfjs';
import type { BuildPlan } from '../../../src/core/graph/types';

/**
 * What a person would write with plain tfjs: the same layers, the same ones frozen, `model.fit` on images already decoded.
 * @param images `[images, height, width, channels]`, scaled
 * @returns milliseconds of `fit`
 */
export async function plainFit(plan: BuildPlan, images: tf.Tensor4D, labels: readonly number[], epochs: number, batchSize: number): Promise<number> {
  const layers = plan.layers.map((layer) => ({
    class_name: layer.className, name: layer.name, config: layer.config, inbound_nodes: layer.inputs.length > 0 ? [layer.inputs.map((input) => [input, 0, 0, {}])] : [],
  }));
  const topology = { class_name: 'Model', config: { name: 'plain', layers, input_layers: [[plan.inputs[0], 0, 0]], output_layers: [[plan.outputs[0], 0, 0]] } };
  const model = await tf.loadLayersModel({ load: () => Promise.resolve({ modelTopology: topology }) });
  model.compile({ optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const targets = tf.oneHot([...labels], plan.classes.length);
  const started = performance.now();
  await model.fit(images, targets, { epochs, batchSize, shuffle: true, yieldEvery: 'never', verbose: 0 });
  const milliseconds = performance.now() - started;
  tf.dispose(targets);
  model.dispose();
  return milliseconds;
}
