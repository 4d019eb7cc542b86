import type { LayerDefinition } from '../core/layers/definition';
import { fail, quoted } from './fail';

type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Layer types that hold code of their own: opening a file must never run code from it. */
const codeLayers = /^(Lambda|TFOpLambda|SlicingOpLambda|TensorFlowOpLayer|CustomLayer)$/;

/** @throws GraftFailure 'unsafe-layer' for a layer whose work is code stored in the file. */
export function refuseCode(type: string, name: string, config: Json): void {
  const held = config['layer'];
  if (isObject(held) && typeof held['class_name'] === 'string') refuseCode(held['class_name'], name, isObject(held['config']) ? held['config'] : {});
  const holdsFunction = Object.values(config).some((value) => isObject(value) && (value['class_name'] === '__lambda__' || value['class_name'] === 'function'));
  if (!codeLayers.test(type) && !holdsFunction) return;
  fail('unsafe-layer', `Layer ${quoted(name)} (${quoted(type)}) holds code of its own, and Graft runs no code from a file. Rebuild the network with Keras's own layers in its place and save it again.`, { layer: name });
}

/** The config of the layer that a wrapper's config holds; undefined where it holds none. */
export function heldConfig(config: Json): Json | undefined {
  const held = config['layer'];
  return isObject(held) && isObject(held['config']) ? held['config'] : undefined;
}

/**
 * Keras 3 calls something else `hard_sigmoid` than Keras 2 and TensorFlow.js. Its files are known by the dtype policies in them.
 * @throws GraftFailure 'bad-topology'.
 */
export function refuseOtherHardSigmoid(name: string, config: Json): void {
  const used = isObject(config['dtype']) && Object.entries(config).some(([key, value]) => key.endsWith('activation') && value === 'hard_sigmoid');
  if (used) fail('bad-topology', `Layer ${quoted(name)} uses Keras 3's hard_sigmoid, relu6(x + 3) / 6. TensorFlow.js and Keras 2 compute 0.2 x + 0.5 under that name, so the network would not be the same.`, { layer: name });
  const held = heldConfig(config);
  if (held) refuseOtherHardSigmoid(name, held);
}

/**
 * A layer's config in Keras 2's form: Keras 3's `{module, class_name, config, registered_name}` objects become `{class_name, config}`, its tuples
 * arrays, and an input's shape has one name. (Arguments renamed since are the registry's matter: `aliases`.)
 */
export function toKeras2Config(config: Json): Json {
  const plain = simplify(config) as Json;
  const shape = plain['batch_input_shape'] ?? plain['batchInputShape'] ?? plain['batch_shape'];
  // A dtype policy (Keras 3): the browser computes in float32 in any case.
  if (isObject(plain['dtype'])) delete plain['dtype'];
  if (shape !== undefined) plain['batch_input_shape'] = shape;
  return plain;
}

function simplify(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(simplify);
  if (!isObject(value)) return value;
  if (value['class_name'] === '__tuple__' && Array.isArray(value['items'])) return value['items'].map(simplify);
  const entries = Object.entries(value).filter(([key]) => !('class_name' in value && (key === 'module' || key === 'registered_name' || key === 'build_config')));
  return Object.fromEntries(entries.map(([key, inner]) => [key, simplify(inner)]));
}

/** What an argument that Graft (and TensorFlow.js) does not have must be for the layer to mean the same without it. */
const onlyMeaning: Readonly<Record<string, unknown>> = {
  groups: 1, keepdims: false, data_format: 'channels_last', negative_slope: 0, threshold: 0, time_major: false, renorm: false, reset_after: false, noise_shape: null,
  return_state: false, stateful: false, pad_to_aspect_ratio: false, antialias: false,
};

/** Arguments with no part in what a layer computes. */
const meaningless = new Set([
  'name', 'trainable', 'dtype', 'batch_input_shape', 'batchInputShape', 'batch_shape', 'input_shape', 'sparse', 'ragged', 'seed', 'implementation', 'unroll', 'synchronized',
  'fused', 'virtual_batch_size', 'dynamic', 'autocast', 'optional', 'input_spec', 'build_config', 'zero_output_for_mask', 'input_dtype', 'quantization_config', 'lora_rank', 'adjustment',
  'query_shape', 'key_shape', 'value_shape', 'flash_attention', 'fill_mode', 'fill_value',
]);

/**
 * Arguments that the layer's definition would drop. @returns those whose meaning is not known, to tell the person.
 * @throws GraftFailure 'bad-topology' when dropping one would change what the layer computes.
 */
export function checkDropped(definition: LayerDefinition, name: string, config: Json): string[] {
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    if (key === 'backward_layer' && 'merge_mode' in definition.schema.shape) {
      if (value !== null) checkBackward(name, config['layer'], value);
      continue;
    }
    if (key in definition.schema.shape || key in (definition.aliases ?? {}) || meaningless.has(key)) continue;
    if (Object.hasOwn(onlyMeaning, key)) {
      if (value !== onlyMeaning[key] && value !== null) {
        fail('bad-topology', `Layer ${quoted(name)} (${definition.className}) uses ${key} = ${JSON.stringify(value)?.slice(0, 80)}, which TensorFlow.js does not have.`, { layer: name });
      }
    } else if (value !== null && value !== undefined) unknown.push(key);
  }
  return unknown;
}

/** Keras 3 writes the backward copy of a Bidirectional's layer out. @throws GraftFailure 'bad-topology' for one that is no copy. */
function checkBackward(name: string, forward: unknown, backward: unknown): void {
  const plain = (layer: unknown, turned: boolean): string => {
    if (!isObject(layer) || !isObject(layer['config'])) return JSON.stringify(layer);
    const back = layer['config']['go_backwards'] === true;
    const same = Object.entries(layer['config']).filter(([key]) => key !== 'name' && key !== 'go_backwards').sort(([a], [b]) => (a < b ? -1 : 1));
    return JSON.stringify([layer['class_name'], same, back !== turned]);
  };
  if (plain(forward, true) !== plain(backward, false)) {
    fail('bad-topology', `Layer ${quoted(name)} (Bidirectional) has a backward layer other than its forward one, which TensorFlow.js does not have.`, { layer: name });
  }
}
