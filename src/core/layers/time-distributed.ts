import { z } from 'zod';
import { formatShape, type Shape } from '../shape';
import { oneInput } from './checks';
import { product } from './convolution';
import { defineLayer, oneToOne } from './define';
import { LayerError, type LayerDefinition } from './definition';
import { heldBy, innerLayer, type FindLayer } from './inner-layer';

/** Input of the inner layer: one step. */
function step(inputs: readonly Shape[]): Shape {
  const shape = oneInput('TimeDistributed', inputs);
  if (shape.length >= 2) return shape.slice(1);
  throw new LayerError('bad-rank', `TimeDistributed needs a sequence (steps × what the layer in it takes), but gets ${formatShape(shape)}.`);
}

export function timeDistributed(find: FindLayer, all: () => readonly LayerDefinition[]): LayerDefinition {
  const schema = z.object({
    layer: innerLayer('layer', 'The layer that each step goes through.', {
      find, all, accepts: ({ inputs, inner }) => inputs.min === 1 && inputs.max === 1 && !inner, accepted: 'any layer with one input that holds no other layer', default: { class_name: 'Dense' },
    }),
  });
  return defineLayer({
    className: 'TimeDistributed',
    category: 'recurrent',
    help: 'Applies the layer in it to every step of a sequence, each time with the same weights.',
    schema,
    inputs: oneToOne,
    inner: ({ layer }) => layer,
    buildConfig(config, inputs) {
      const { name, trainable, ...own } = config.layer.config;
      const built = heldBy(find, config.layer).buildConfig?.(own, [step(inputs)]) ?? own;
      return { layer: { class_name: config.layer.class_name, config: { name, trainable, ...built } } };
    },
    outputShape: ({ layer }, inputs) => [inputs[0]?.[0] ?? null, ...heldBy(find, layer).outputShape(layer.config, [step(inputs)])],
    weights: ({ layer }, inputs) => heldBy(find, layer).weights(layer.config, [step(inputs)]),
    macs: ({ layer }, inputs) => product(inputs[0]?.[0], heldBy(find, layer).macs(layer.config, [step(inputs)])),
  });
}
