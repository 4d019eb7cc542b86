import * as tf from '@tensorflow/tfjs';
import type { Shape } from '../../src/core/shape';
import { registerGraftLayers } from '../../src/engine/custom-layers/index';

registerGraftLayers(tf);

// tfjs advises people to use its node package whenever it runs in node.
const { warn } = console;
console.warn = (...said: unknown[]) => {
  if (!/tfjs-node|speed things up|Orthogonal initializer/.test(String(said[0]))) warn(...said);
};

export interface TfjsWeight {
  readonly name: string;
  readonly shape: readonly (number | null)[];
  readonly trainable: boolean;
}

export interface TfjsLayer {
  /** As tfjs computes it before anything runs; without the batch. */
  readonly outputShape: Shape;
  /** Of a run on zeros, where every size is known; without the batch. */
  readonly ranShape: Shape | null;
  readonly weights: readonly TfjsWeight[];
  readonly params: number;
}

const layerJson = (className: string, name: string, config: object, inbound: readonly string[]) => ({
  class_name: className,
  name,
  config: { ...config, name },
  inbound_nodes: inbound.length > 0 ? [inbound.map((input) => [input, 0, 0, {}])] : [],
});

function modelJson(className: string, config: object, inputs: readonly Shape[]) {
  const names = inputs.map((_shape, index) => `input_${index}`);
  const inputLayers = inputs.map((shape, index) => layerJson('InputLayer', names[index]!, { batch_input_shape: [null, ...shape], dtype: 'float32', sparse: false }, []));
  const layers = [...inputLayers, layerJson(className, 'tested', { ...config, trainable: true }, names)];
  const ends = className === 'InputLayer' ? ['tested'] : names;
  return { class_name: 'Model', config: { name: 'model', layers, input_layers: ends.map((name) => [name, 0, 0]), output_layers: [['tested', 0, 0]] } };
}

/**
 * Plain tfjs's own view of one layer on inputs of these shapes: built by deserialising `{ class_name, config }`, then run once.
 * @throws whatever tfjs throws
 */
export async function tfjsLayer(className: string, config: object, inputs: readonly Shape[]): Promise<TfjsLayer> {
  await tf.setBackend('cpu');
  const model = await tf.models.modelFromJSON(structuredClone(modelJson(className, config, inputs)) as unknown as Parameters<typeof tf.models.modelFromJSON>[0]);
  try {
    const layer = model.getLayer('tested');
    const fed = className === 'InputLayer' ? [model.outputs[0]!.shape.slice(1)] : inputs;
    return {
      outputShape: model.outputs[0]!.shape.slice(1),
      ranShape: fed.every((shape) => !shape.includes(null)) ? run(model, fed) : null,
      weights: layer.weights.map((weight) => ({ name: weight.originalName.slice('tested/'.length), shape: weight.shape, trainable: weight.trainable })),
      params: layer.countParams(),
    };
  } finally {
    model.dispose();
  }
}

function run(model: tf.LayersModel, inputs: readonly Shape[]): Shape {
  return tf.tidy(() => {
    const zeros = inputs.map((shape) => tf.zeros([2, ...(shape as number[])]));
    const output = model.predict(zeros.length === 1 ? zeros[0]! : zeros) as tf.Tensor;
    return output.shape.slice(1);
  });
}
