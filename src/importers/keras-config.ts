import type { LayerDefinition } from '../core/layers/definition';
import { fail, quoted } from './fail';

type Json = Record<string, unknown>;
export const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Layer types that hold code of their own: opening a file must never run code from it. */
const codeLayers = /^(Lambda|TFOpLambda|SlicingOpLambda|TensorFlowOpLayer|CustomLayer)$/;

/** @throws GraftFailure 'unsafe-layer' for a layer whose work is code stored in the file. */
export function refuseCode(type: string, name: string, config: Json): void {
  const holdsFunction = Object.values(config).some((value) => isObject(value) && (value['class_name'] === '__lambda__' || value['class_name'] === 'function'));
  if (!codeLayers.test(type) && !holdsFunction) return;
  fail('unsafe-layer', `Layer ${quoted(name)} (${quoted(type)}) holds code of its own, and Graft runs no code from a file. Rebuild the network with Keras's own layers in its place and save it again.`, { layer: name });
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
  return_state: false, stateful: false,
};

/** Arguments with no part in what a layer computes. */
const meaningless = new Set([
  'name', 'trainable', 'dtype', 'batch_input_shape', 'batchInputShape', 'batch_shape', 'input_shape', 'sparse', 'ragged', 'seed', 'implementation', 'unroll', 'synchronized',
  'fused', 'virtual_batch_size', 'dynamic', 'autocast', 'optional', 'input_spec', 'build_config', 'zero_output_for_mask', 'input_dtype', 'quantization_config', 'lora_rank', 'adjustment',
  'query_shape', 'key_shape', 'value_shape', 'flash_attention',
]);

/**
 * Arguments that the layer's definition would drop. @returns those whose meaning is not known, to tell the person.
 * @throws GraftFailure 'bad-topology' when dropping one would change what the layer computes.
 */
export function checkDropped(definition: LayerDefinition, name: string, config: Json): string[] {
  const unknown: string[] = [];
  for (const [key, value] of Object.entries(config)) {
    if (key in definition.schema.shape || key in (definition.aliases ?? {}) || meaningless.has(key)) continue;
    if (Object.hasOwn(onlyMeaning, key)) {
      if (value !== onlyMeaning[key] && value !== null) {
        fail('bad-topology', `Layer ${quoted(name)} (${definition.className}) uses ${key} = ${JSON.stringify(value)?.slice(0, 80)}, which TensorFlow.js does not have.`, { layer: name });
      }
    } else if (value !== null && value !== undefined) unknown.push(key);
  }
  return unknown;
}
