import { getLayer } from '../layers/index';
import { analyze } from './analyze';
import { indexOf, withAncestors } from './graph-index';
import type { GraphDocument, LayerNode } from './types';
import { hasTensors } from './weight-fit';

/** How one output of the network is made: the last layers with weights on the way to it (several where a merge joins them), and what follows. */
export interface OutputPath {
  readonly output: string;
  /** The last layers with weights; empty when there are none. */
  readonly weighted: readonly LayerNode[];
  /** The layers without weights between them and the output, the output included. */
  readonly after: readonly LayerNode[];
}

export function outputPath(document: GraphDocument, output: string): OutputPath {
  const { byName } = indexOf(document);
  const weighted = new Map<string, LayerNode>();
  const after = new Map<string, LayerNode>();
  const waiting = [output];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const layer = byName.get(name);
    if (!layer || weighted.has(name) || after.has(name)) continue;
    if (carriesWeights(document, layer)) {
      weighted.set(name, layer);
    } else {
      after.set(name, layer);
      waiting.push(...layer.inputs);
    }
  }
  return { output, weighted: lastOf(document, [...weighted.values()]), after: [...after.values()] };
}

/** Without those that lead to another one of them: a merge may join a head with a branch from further up. */
function lastOf(document: GraphDocument, layers: readonly LayerNode[]): readonly LayerNode[] {
  if (layers.length < 2) return layers;
  return layers.filter(({ name }) => !layers.some((other) => other.name !== name && withAncestors(document, [other.name]).has(name)));
}

/** Also where its shapes are not known, and its weights cannot be. */
function carriesWeights(document: GraphDocument, layer: LayerNode): boolean {
  const analysis = analyze(document).layers.get(layer.name);
  if (analysis?.outputShape) return analysis.weights.length > 0;
  const category = getLayer(layer.type)?.category;
  return hasTensors(layer) || weightedTypes.has(layer.type) || category === 'convolution' || category === 'normalization' || category === 'recurrent';
}

/** Of categories whose other types have no weights. */
const weightedTypes = new Set(['Dense', 'CapsuleLayer', 'PrimaryCapsules', 'MultiHeadAttention', 'ClassToken', 'AddPositionEmbedding']);

const probabilities = new Set(['softmax', 'sigmoid', 'hard_sigmoid', 'log_softmax']);
const rectifiers = new Set(['relu', 'relu6', 'leaky_relu', 'elu', 'celu', 'selu', 'gelu', 'swish', 'hard_silu', 'mish', 'softplus', 'squareplus', 'sparse_plus']);
const rectifierTypes = new Set(['ReLU', 'LeakyReLU', 'ELU', 'PReLU', 'ThresholdedReLU']);

const activationOf = ({ type, config }: LayerNode): string =>
  type === 'Softmax' ? 'softmax' : rectifierTypes.has(type) ? 'relu' : typeof config.activation === 'string' ? config.activation.toLowerCase() : 'linear';

/** What turns the last weighted layer's numbers into the output is a softmax, a sigmoid, or the length of capsules. */
export const endsInProbabilities = ({ weighted, after }: OutputPath): boolean =>
  [...weighted, ...after].some((layer) => layer.type === 'CapsuleLength' || probabilities.has(activationOf(layer)));

/** Whether an output is the lengths of capsules: a number from 0 to 1 for each class by itself, which together need not make 1. */
export const endsInLengths = (document: GraphDocument): boolean =>
  document.outputs.some((output) => outputPath(document, output).after.some(({ type }) => type === 'CapsuleLength'));

/** The argument that says how many classes an output layer tells apart. */
export const classesArgument = ({ type }: LayerNode): 'units' | 'num_capsule' => (type === 'CapsuleLayer' ? 'num_capsule' : 'units');

const featureCategories = new Set(['normalization', 'pooling', 'attention', 'capsule']);

/**
 * Whether an output is one: its path ends in probabilities, or in bare numbers (a Dense without activation, unless a person has just added
 * it). A network cut off after its features ends in a normalization, a rectifier, a pooling, attention or capsules instead.
 */
export function isOutputLayer(path: OutputPath): boolean {
  if (endsInProbabilities(path)) return path.weighted.length > 0;
  if (path.weighted.every(({ origin }) => origin === 'new')) return false;
  const layers = [...path.weighted, ...path.after];
  return !layers.some((layer) => rectifiers.has(activationOf(layer)) || featureCategories.has(getLayer(layer.type)?.category ?? ''));
}

/** The network's output layers with weights: what a person replaces to give it a new job. Empty once they are removed. */
export function outputLayers(document: GraphDocument): readonly LayerNode[] {
  const found = document.outputs.map((output) => outputPath(document, output)).filter(isOutputLayer).flatMap(({ weighted }) => weighted);
  return [...new Set(found)];
}
