import { getLayer } from '../core/layers/index';
import { LayerError, type LayerConfig, type LayerDefinition, type WeightSpec } from '../core/layers/definition';
import { parseConfig as parseLayerConfig } from '../core/layers/parse';
import type { Shape } from '../core/shape';
import { fail, quoted } from './fail';
import type { FlatLayer } from './flatten-topology';
import { checkDropped, heldConfig, isObject } from './keras-config';

/** A layer of the file with what the registry says of it. */
export interface ReadLayer {
  readonly layer: FlatLayer;
  readonly type: string;
  readonly config: LayerConfig;
  readonly outputShape: Shape;
  readonly weights: readonly WeightSpec[];
  /** Arguments that Graft does not know and left out. */
  readonly dropped: readonly string[];
}

/**
 * Checks every layer against the registry, in order, and works out shapes and weights.
 * @throws GraftFailure 'unknown-layer', 'bad-topology' or 'too-large', naming the layer.
 */
export function readLayers(layers: readonly FlatLayer[]): ReadLayer[] {
  const shapes = new Map<string, Shape>();
  return layers.map((layer) => {
    const read = readLayer(layer, layer.inputs.map((input) => shapes.get(input)!));
    shapes.set(layer.name, read.outputShape);
    return read;
  });
}

function readLayer(layer: FlatLayer, inputs: readonly Shape[]): ReadLayer {
  const definition = getLayer(layer.type);
  if (!definition) {
    fail('unknown-layer', `Layer ${quoted(layer.name)} is a ${quoted(layer.type)}, which Graft does not have. Replace it with other layers where the network was made, and save it again.`, { layer: layer.name });
  }
  const dropped = checkDropped(definition, layer.name, layer.config);
  const config = parseConfig(definition, layer);
  const held = definition.inner && getLayer(definition.inner(config).class_name);
  if (held) dropped.push(...checkDropped(held, layer.name, heldConfig(layer.config) ?? {}));
  const { min, max } = definition.inputs;
  if (inputs.length < min || inputs.length > max) {
    fail('bad-topology', `Layer ${quoted(layer.name)} (${definition.className}) takes ${min === max ? min : `at least ${min}`} tensors and is given ${inputs.length}.`, { layer: layer.name });
  }
  try {
    const outputShape = definition.outputShape(config, inputs);
    return { layer, type: definition.className, config, outputShape, weights: definition.weights(config, inputs), dropped };
  } catch (thrown) {
    if (!(thrown instanceof LayerError)) throw thrown;
    return fail(thrown.code === 'too-large' ? 'too-large' : 'bad-topology', `Layer ${quoted(layer.name)} does not fit: ${thrown.message}`, { layer: layer.name });
  }
}

function parseConfig(definition: LayerDefinition, layer: FlatLayer): LayerConfig {
  const parsed = tryParse(definition, layer);
  if (parsed.ok) return parsed.value;
  const [problem] = parsed.error;
  return fail('bad-topology', `Layer ${quoted(layer.name)} (${definition.className}) has a wrong ${quoted(problem?.argument ?? 'argument')}: ${problem?.message}.`, { layer: layer.name });
}

function tryParse(definition: LayerDefinition, layer: FlatLayer): ReturnType<typeof parseLayerConfig> {
  try {
    return parseLayerConfig(definition, withoutUnset(definition, layer.config), { complete: true });
  } catch {
    // A config from anywhere may trip what a schema calls; for the person it is a config that cannot be read.
    return fail('bad-topology', `The arguments of layer ${quoted(layer.name)} (${definition.className}) cannot be read.`, { layer: layer.name });
  }
}

/** TensorFlow.js saves arguments that were never set as null: where null means nothing, it is left out. */
function withoutUnset(definition: LayerDefinition, config: LayerConfig): LayerConfig {
  const shape = definition.schema.shape;
  const set = Object.fromEntries(Object.entries(config).filter(([key, value]) => value !== null || !Object.hasOwn(shape, key) || shape[key]!.safeParse(null).success));
  const held = definition.inner && isObject(config['layer']) ? config['layer'] : null;
  const inner = held && getLayer(String(held['class_name']));
  return held && inner && isObject(held['config']) ? { ...set, layer: { ...held, config: withoutUnset(inner, held['config']) } } : set;
}
