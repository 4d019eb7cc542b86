import { z } from 'zod';
import { defineLayer, oneToOne } from './define';
import type { LayerDefinition } from './definition';
import { choice } from './fields';
import { heldBy, innerLayer, type FindLayer } from './inner-layer';

export const directions = ['forward', 'backward'] as const;

export function bidirectional(find: FindLayer, all: () => readonly LayerDefinition[]): LayerDefinition {
  const schema = z.object({
    layer: innerLayer('layer', 'The recurrent layer that reads both ways.', {
      find, all, accepts: ({ category, inner }) => category === 'recurrent' && !inner, accepted: 'LSTM, GRU, SimpleRNN and ConvLSTM2D', default: { class_name: 'LSTM' },
    }),
    merge_mode: choice('merge_mode', 'How both directions are joined: "concat" puts them side by side, "sum", "ave" and "mul" work number by number.', ['concat', 'sum', 'ave', 'mul'], 'concat'),
  });
  return defineLayer({
    className: 'Bidirectional',
    category: 'recurrent',
    help: 'Reads a sequence from its start and from its end, with a recurrent layer for each.',
    schema,
    inputs: oneToOne,
    inner: ({ layer }) => layer,
    outputShape({ layer, merge_mode: mode }, inputs) {
      const shape = heldBy(find, layer).outputShape(layer.config, inputs);
      return shape.map((size, axis) => (mode === 'concat' && axis === shape.length - 1 && size !== null ? size * 2 : size));
    },
    weights({ layer }, inputs) {
      const once = heldBy(find, layer).weights(layer.config, inputs);
      return directions.flatMap((direction) => once.map((spec) => ({ ...spec, name: `${direction}_${String(layer.config['name'])}/${spec.name}` })));
    },
    macs: ({ layer }, inputs) => 2 * heldBy(find, layer).macs(layer.config, inputs),
  });
}
