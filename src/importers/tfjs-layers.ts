import type { GraphDocument, Issue, LayerNode, TensorRef } from '../core/graph/types';
import type { ModelMetadata } from '../core/model-metadata';
import type { TensorValues } from '../core/tensor';
import { assignWeights, type AssignedWeights } from './assign-weights';
import { readBoundedJson } from './bounded-json';
import { readClassList, readMetadata } from './class-names';
import { describeModel } from './describe-model';
import { baseName, fail, folderOf, quoted } from './fail';
import { flattenTopology, type FlatNetwork } from './flatten-topology';
import { isObject } from './keras-config';
import { readLayers, type ReadLayer } from './read-layers';
import type { Importer, ModelFile } from './types';
import { parseManifest, readWeights } from './weights-manifest';

/** A TensorFlow.js layers model: model.json with its shards, Teachable Machine's and Graft's own exports included. */
export const tfjsLayersImporter: Importer = {
  name: 'TensorFlow.js layers model',
  match: async (files) => (await candidates(files)).length > 0,
  open: async (files, set) => {
    const { file, json } = await findModel(files);
    const topology = layersTopology(json, file);
    const network = flattenTopology(topology, file.path);
    const layers = readLayers(network.layers);
    const tensors = await readWeights(parseManifest(json['weightsManifest'], baseName(file.path)), file, files);
    const weights = assignWeights(layers, tensors);
    const metadata = await readMetadata(file, files);
    const description = describeModel(layers, network.outputs, metadata, metadata?.labels ? null : await readClassList(file, files));
    const document: GraphDocument = {
      name: chooseName(metadata, file, network),
      base: null,
      layers: layers.map((layer) => toNode(layer, metadata, set)),
      outputs: network.outputs,
      preprocessing: description.preprocessing,
      classes: description.classes,
      followsClasses: null,
      positions: {},
    };
    return { document, tensors: tensorsByKey(weights), notes: [...networkNotes(network, layers, weights), ...description.notes], format: formatName(metadata) };
  },
};

/** Files that could be the model file, nearest the top first: those called model.json, else JSON files that speak of a model. */
async function candidates(files: readonly ModelFile[]): Promise<readonly ModelFile[]> {
  const named = files.filter(({ path }) => baseName(path).toLowerCase() === 'model.json');
  if (named.length > 0) return byDepth(named);
  const json = files.filter(({ path, blob }) => path.toLowerCase().endsWith('.json') && blob.size < 64 * 2 ** 20);
  const speaks = await Promise.all(json.map(async ({ blob }) => /"(modelTopology|weightsManifest)"/.test(await blob.text())));
  return byDepth(json.filter((_, index) => speaks[index]));
}

async function findModel(files: readonly ModelFile[]): Promise<{ readonly file: ModelFile; readonly json: Record<string, unknown> }> {
  const [file, other] = await candidates(files);
  if (!file) return fail('not-a-model', 'These files hold no TensorFlow.js model.');
  if (other && depth(file) === depth(other)) {
    fail('not-a-model', `These files hold more than one model (${quoted(file.path)}, ${quoted(other.path)}). Open one at a time.`);
  }
  const json = await readBoundedJson(file);
  if (isObject(json) && ('modelTopology' in json || 'weightsManifest' in json)) return { file, json };
  const name = baseName(file.path);
  return fail('not-a-model', `${quoted(name)} is not a TensorFlow.js model: it has no modelTopology. Choose the model.json of a TensorFlow.js layers model and its weights files.`, { file: name });
}

const depth = ({ path }: ModelFile): number => path.split('/').length;
const byDepth = (files: readonly ModelFile[]): ModelFile[] => [...files].sort((a, b) => depth(a) - depth(b));

/** @throws GraftFailure 'unsupported-format' for a graph model, 'no-topology' for weights alone. */
function layersTopology(json: Record<string, unknown>, { path }: ModelFile): unknown {
  const file = baseName(path);
  const topology = json['modelTopology'];
  if (json['format'] === 'graph-model' || (isObject(topology) && ('node' in topology || 'library' in topology))) {
    fail('unsupported-format', `${quoted(file)} is a TensorFlow.js graph model: a frozen list of operations without layers, so nothing in it can be edited or trained. Open a layers model: convert the Keras network with "tensorflowjs_converter --output_format=tfjs_layers_model".`, { file });
  }
  if (topology === null || topology === undefined) {
    fail('no-topology', `${quoted(file)} holds weights without a network (modelTopology is empty). Export the whole model, not only its weights.`, { file });
  }
  return topology;
}

function toNode({ layer, type, config, weights }: ReadLayer, metadata: ModelMetadata | null, set: string): LayerNode {
  const refs = weights.map(({ name, shape }): [string, TensorRef] => [name, { set, key: keyOf(layer.name, name), shape }]);
  const frozen = metadata?.graft?.trainable;
  const trainable = frozen && Object.hasOwn(frozen, layer.name) ? frozen[layer.name]! : layer.trainable;
  return { name: layer.name, type, config, inputs: layer.inputs, trainable, origin: 'pretrained', weights: Object.fromEntries(refs) };
}

const keyOf = (layer: string, weight: string): string => `${layer}/${weight}`;

function tensorsByKey({ byLayer }: AssignedWeights): Record<string, TensorValues> {
  const entries = [...byLayer].flatMap(([layer, weights]) => [...weights].map(([weight, { shape, values }]) => [keyOf(layer, weight), { shape, values }] as const));
  return Object.fromEntries(entries);
}

function networkNotes(network: FlatNetwork, layers: readonly ReadLayer[], { unused }: AssignedWeights): Issue[] {
  const info = (message: string, layer: string | null = null): Issue => ({ code: 'nothing-to-do', severity: 'info', message, layer });
  const notes: Issue[] = [];
  if (network.flattened.length > 0) notes.push(info(`Nested models (${shortList(network.flattened)}) were dissolved into one network.`));
  if (network.skipped.length > 0) notes.push(info(`Left out: ${shortList(network.skipped)}, which only vary the images in training.`));
  for (const { layer } of layers) if (layer.name !== layer.fileName) notes.push(info(`Layer ${quoted(layer.fileName)} is called ${quoted(layer.name)} here.`, layer.name));
  for (const { layer, dropped } of layers) if (dropped.length > 0) notes.push(info(`Arguments of ${quoted(layer.name)} that Graft does not know were left out: ${shortList(dropped)}.`, layer.name));
  if (unused.length > 0) notes.push(info(`The file holds ${unused.length} weights that no layer uses (${shortList(unused)}).`));
  return notes;
}

const shortList = (names: readonly string[]): string => (names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', '));

function chooseName(metadata: ModelMetadata | null, { path }: ModelFile, network: FlatNetwork): string {
  const folder = folderOf(path).split('/').filter(Boolean).at(-1);
  return (metadata?.modelName?.trim() || folder || network.name || 'network').slice(0, 200);
}

function formatName(metadata: ModelMetadata | null): string {
  if (metadata?.graft) return 'TensorFlow.js layers model (Graft)';
  return metadata?.packageName?.startsWith('@teachablemachine/') ? 'TensorFlow.js layers model (Teachable Machine)' : 'TensorFlow.js layers model';
}
