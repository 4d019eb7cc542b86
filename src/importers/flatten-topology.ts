import { z } from 'zod';
import { baseName, fail, quoted } from './fail';
import { keywordTensors, tensorsIn, type TensorOrigin } from './keras-calls';
import { isObject, refuseCode, refuseOtherHardSigmoid, toKeras2Config } from './keras-config';

/** One layer of a flattened network, not yet checked against the registry. */
export interface FlatLayer {
  /** Unique in the whole network. */
  readonly name: string;
  /** As in the file, and the nested models that it stood in, outermost first: weights are found by these. */
  readonly fileName: string;
  readonly scope: readonly string[];
  readonly type: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  readonly trainable: boolean;
}

export interface FlatNetwork {
  readonly name: string | null;
  /** Each after its inputs. */
  readonly layers: readonly FlatLayer[];
  readonly outputs: readonly string[];
  /** Names of the nested models that were dissolved. */
  readonly flattened: readonly string[];
  /** Layers that do nothing but in training (random augmentation) and were left out. */
  readonly skipped: readonly string[];
}

const maxLayers = 5_000;
const layerSchema = z.object({
  class_name: z.string().min(1).max(200),
  config: z.union([z.array(z.unknown()), z.record(z.string(), z.unknown())]),
  name: z.string().max(500).optional(),
  inbound_nodes: z.array(z.unknown()).max(10_000).nullish(),
});
type FileLayer = z.output<typeof layerSchema>;

/** Keras's random augmentation: the identity outside training. Graft augments by itself. */
const augmentation = /^Random(Flip|Rotation|Zoom|Translation|Contrast|Brightness|Crop|Height|Width|Saturation|Hue|ColorJitter|Sharpness|Shear|Invert|Grayscale)$/;
const isModel = (type: string): boolean => type === 'Sequential' || type === 'Model' || type === 'Functional';

/**
 * A Keras topology (2 or 3, Sequential or functional, nested at will) as one flat graph.
 * @throws GraftFailure 'bad-topology', 'shared-layer', 'unsafe-layer' or 'too-large', naming the layer.
 */
export function flattenTopology(topology: unknown, path: string): FlatNetwork {
  const file = baseName(path);
  const root = isObject(topology) ? (topology['model_config'] ?? topology) : topology;
  const parsed = layerSchema.safeParse(typeof root === 'string' ? parseText(root) : root);
  if (!parsed.success) fail('bad-topology', `${quoted(file)} holds no Keras network that Graft can read.`, { file });
  if (!isModel(parsed.data.class_name)) {
    refuseCode(parsed.data.class_name, nameOf(parsed.data), isObject(parsed.data.config) ? parsed.data.config : {});
    fail('bad-topology', `The network in ${quoted(file)} is a ${quoted(parsed.data.class_name)}: only Sequential and functional Keras models can be opened.`, { file });
  }
  const flattener = new Flattener();
  const outputs = flattener.model(parsed.data, null, [], true);
  const name = isObject(parsed.data.config) && typeof parsed.data.config['name'] === 'string' ? parsed.data.config['name'] : null;
  return { name, layers: flattener.layers, outputs, flattened: flattener.flattened, skipped: flattener.skipped };
}

class Flattener {
  readonly layers: FlatLayer[] = [];
  readonly flattened: string[] = [];
  readonly skipped: string[] = [];
  private readonly taken = new Set<string>();

  /** Adds a model's layers, fed by `inputs` (by its own InputLayers when null); returns the layers that are its outputs. */
  model(model: FileLayer, inputs: readonly string[] | null, scope: readonly string[], trainable: boolean): string[] {
    if (scope.length > 30) fail('bad-topology', `The network nests models more than 30 deep.`);
    const config = isObject(model.config) ? model.config : { layers: model.config };
    const layers = z.array(layerSchema).max(maxLayers).safeParse(config['layers']);
    const name = nameOf(model);
    if (!layers.success) fail('bad-topology', `The list of layers of ${quoted(name)} is damaged: ${layers.error.issues[0]?.path.join('.')}: ${layers.error.issues[0]?.message}.`);
    if (scope.length > 0) this.flattened.push(name);
    const mayTrain = trainable && config['trainable'] !== false;
    if (model.class_name === 'Sequential') return this.sequential(layers.data, config, inputs, scope, mayTrain);
    return this.functional(name, layers.data, config, inputs, scope, mayTrain);
  }

  private sequential(layers: readonly FileLayer[], config: Record<string, unknown>, inputs: readonly string[] | null, scope: readonly string[], trainable: boolean): string[] {
    let current = inputs;
    for (const layer of layers) {
      if (layer.class_name === 'InputLayer' && current) continue;
      if (!current && layer.class_name !== 'InputLayer' && !isModel(layer.class_name)) current = [this.inputFor(layer, config, scope)];
      current = this.layer(layer, current, scope, trainable);
      if (current.length !== 1) fail('bad-topology', `${quoted(nameOf(layer))} gives ${current.length} tensors where the next layer takes one.`, { layer: nameOf(layer) });
    }
    return [...(current ?? fail('bad-topology', 'The network has no layers.'))];
  }

  /** The InputLayer that a Sequential leaves out when its first layer says the shape. */
  private inputFor(first: FileLayer, config: Record<string, unknown>, scope: readonly string[]): string {
    const own = isObject(first.config) ? toKeras2Config(first.config)['batch_input_shape'] : undefined;
    const shape = own ?? config['build_input_shape'];
    const name = nameOf(first);
    if (!Array.isArray(shape)) fail('bad-topology', `The network does not say what its input looks like: ${quoted(name)} has no input shape. Save it after it was built or trained once.`, { layer: name });
    return this.add({ class_name: 'InputLayer', config: { name: `${name}_input`, batch_input_shape: shape } }, [], scope, true);
  }

  private functional(name: string, layers: readonly FileLayer[], config: Record<string, unknown>, inputs: readonly string[] | null, scope: readonly string[], trainable: boolean): string[] {
    const outputsOf = new Map<string, readonly string[]>();
    if (inputs) {
      const inputLayers = tensorsIn(config['input_layers']).map((origin) => origin.layer);
      if (inputLayers.length !== inputs.length) fail('bad-topology', `The nested model ${quoted(name)} takes ${inputLayers.length} tensors and is given ${inputs.length}.`, { layer: name });
      inputLayers.forEach((input, index) => outputsOf.set(input, [inputs[index]!]));
    }
    for (const layer of inOrder(layers)) {
      const layerName = nameOf(layer);
      if (layer.class_name === 'InputLayer' && outputsOf.has(layerName)) continue;
      const given = layer.class_name === 'InputLayer' ? [] : callOf(layer).map((origin) => resolve(origin, outputsOf, layerName));
      if (given.length === 0 && layer.class_name !== 'InputLayer') fail('bad-topology', `Layer ${quoted(layerName)} is not connected to anything before it.`, { layer: layerName });
      outputsOf.set(layerName, this.layer(layer, given, scope, trainable));
    }
    const outputs = tensorsIn(config['output_layers']).map((origin) => resolve(origin, outputsOf, name));
    return outputs.length > 0 ? [...new Set(outputs)] : fail('bad-topology', `The network ${quoted(name)} does not say which layers are its outputs.`);
  }

  /** Adds one layer or nested model; returns the layers that hold its outputs. */
  private layer(layer: FileLayer, inputs: readonly string[] | null, scope: readonly string[], trainable: boolean): readonly string[] {
    if (isModel(layer.class_name)) return this.model(layer, inputs, [...scope, nameOf(layer)], trainable);
    if (augmentation.test(layer.class_name) && inputs?.length === 1) {
      this.skipped.push(nameOf(layer));
      return inputs;
    }
    return [this.add(layer, inputs ?? [], scope, trainable)];
  }

  private add(layer: FileLayer, inputs: readonly string[], scope: readonly string[], trainable: boolean): string {
    const fileName = nameOf(layer);
    const config = isObject(layer.config) ? layer.config : {};
    refuseCode(layer.class_name, fileName, config);
    refuseOtherHardSigmoid(fileName, config);
    if (this.layers.length >= maxLayers) fail('too-large', `The network has more than ${maxLayers} layers.`);
    const name = this.unique(fileName, scope);
    this.layers.push({ name, fileName, scope, type: layer.class_name, config: toKeras2Config(config), inputs, trainable: trainable && config['trainable'] !== false });
    return name;
  }

  /** A free name by Keras's rules: the file's own, else with its model's name before it, else numbered. */
  private unique(fileName: string, scope: readonly string[]): string {
    const legal = fileName.replace(/[^A-Za-z0-9_.\-/]/g, '_').replace(/^[^A-Za-z0-9.]/, 'layer$&').slice(0, 100) || 'layer';
    const scoped = this.taken.has(legal) && scope.length > 0 ? `${scope.at(-1)}_${legal}`.replace(/[^A-Za-z0-9_.\-/]/g, '_') : legal;
    let name = scoped;
    for (let count = 1; this.taken.has(name); count++) name = `${scoped}_${count}`;
    this.taken.add(name);
    return name;
  }
}

function nameOf(layer: FileLayer): string {
  const own = isObject(layer.config) ? layer.config['name'] : undefined;
  return typeof own === 'string' ? own : (layer.name ?? layer.class_name.toLowerCase());
}

/** The tensors that a layer is called on. @throws 'shared-layer' when it is called more than once. */
function callOf(layer: FileLayer): readonly TensorOrigin[] {
  const calls = layer.inbound_nodes ?? [];
  const name = nameOf(layer);
  if (calls.length > 1) fail('shared-layer', `Layer ${quoted(name)} is used in ${calls.length} places with the same weights. Graft does not edit networks with shared layers yet.`, { layer: name });
  const [first, ...others] = [...tensorsIn(calls), ...keywordTensors(calls)];
  if (layer.class_name === 'MultiHeadAttention' && first) return [selfAttention(name, first, others)];
  if (keywordTensors(calls).length > 0) fail('bad-topology', `Layer ${quoted(name)} takes a second tensor by keyword (a state or a mask), which Graft cannot show.`, { layer: name });
  return tensorsIn(calls);
}

/** Keras names query, value and key; here they are one. @throws 'bad-topology' where they are not, or there is a mask */
function selfAttention(name: string, query: TensorOrigin, others: readonly TensorOrigin[]): TensorOrigin {
  const same = others.every(({ layer, tensor }) => layer === query.layer && tensor === query.tensor);
  return same ? query : fail('bad-topology', `Layer ${quoted(name)} (MultiHeadAttention) attends to other tensors than its own input, or takes a mask: Graft has self-attention without one.`, { layer: name });
}

function resolve({ layer, tensor }: { readonly layer: string; readonly tensor: number }, outputsOf: ReadonlyMap<string, readonly string[]>, by: string): string {
  const outputs = outputsOf.get(layer);
  if (!outputs) fail('bad-topology', `${quoted(by)} takes its input from ${quoted(layer)}, which is not in the network.`, { layer: by });
  return outputs[tensor] ?? fail('bad-topology', `${quoted(by)} takes output ${tensor} of ${quoted(layer)}: Graft does not edit layers with several outputs yet.`, { layer: by });
}

/** The layers of a functional model, each after those it is called on. @throws 'bad-topology' for a cycle or a name given twice. */
function inOrder(layers: readonly FileLayer[]): FileLayer[] {
  const waiting = new Map<FileLayer, Set<string>>();
  const users = new Map<string, FileLayer[]>();
  const names = new Set<string>();
  for (const layer of layers) {
    const name = nameOf(layer);
    if (names.has(name)) fail('bad-topology', `Two layers of the network are called ${quoted(name)}.`, { layer: name });
    names.add(name);
  }
  for (const layer of layers) {
    const needs = new Set(callOf(layer).map((origin) => origin.layer).filter((name) => names.has(name)));
    waiting.set(layer, needs);
    for (const need of needs) users.set(need, [...(users.get(need) ?? []), layer]);
  }
  const ready = layers.filter((layer) => waiting.get(layer)!.size === 0);
  for (const layer of ready) {
    for (const user of users.get(nameOf(layer)) ?? []) {
      const needs = waiting.get(user)!;
      needs.delete(nameOf(layer));
      if (needs.size === 0) ready.push(user);
    }
  }
  if (ready.length < layers.length) {
    const stuck = nameOf(layers.find((layer) => !ready.includes(layer))!);
    fail('bad-topology', `The connections go in a circle: layer ${quoted(stuck)} needs its own output.`, { layer: stuck });
  }
  return ready;
}

function parseText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
