import type { WeightSpec } from '../core/layers/definition';
import { fail, quoted } from './fail';
import { heldConfig } from './keras-config';
import type { FlatLayer } from './flatten-topology';
import type { NamedTensor } from './weights-manifest';

export interface WeightedLayer {
  readonly layer: FlatLayer;
  readonly weights: readonly WeightSpec[];
}

export interface AssignedWeights {
  /** Layer name, then weight name. */
  readonly byLayer: ReadonlyMap<string, ReadonlyMap<string, NamedTensor>>;
  /** Weights that belong to no layer: an optimizer's, a counter's. */
  readonly unused: readonly string[];
}

/** Keras 3 calls every convolution's weight `kernel`. */
const otherNames: Readonly<Record<string, string>> = { kernel: 'depthwise_kernel' };

/**
 * Gives each tensor of a file to its layer's weight. Names are `layer/weight`, with nested models' names before it, a cell's between them or `:0` after it
 * as Keras's versions wrote them, or the weight's number in place of its name. A weight of a layer within (`forward_lstm/kernel`) has that one's name before it. Of layers with one name, the nested models' names decide, else the order.
 * @throws GraftFailure 'bad-weights' when a weight is missing, is there twice or has another shape.
 */
export function assignWeights(layers: readonly WeightedLayer[], tensors: readonly NamedTensor[]): AssignedWeights {
  const byFileName = new Map<string, WeightedLayer[]>();
  for (const one of layers) for (const [name, weights] of namesInFile(one)) byFileName.set(name, [...(byFileName.get(name) ?? []), { layer: one.layer, weights }]);
  const byLayer = new Map(layers.map(({ layer }) => [layer.name, new Map<string, NamedTensor>()]));
  const unused: string[] = [];
  for (const tensor of tensors) {
    const place = findPlace(tensor.name, byFileName, byLayer);
    if (!place) {
      unused.push(tensor.name);
      continue;
    }
    const given = byLayer.get(place.layer.name)!;
    if (given.has(place.weight.name)) fail('bad-weights', `The model holds two values for the weight "${place.weight.name}" of layer ${quoted(place.layer.name)}.`, { layer: place.layer.name });
    checkShape(place.layer.name, place.weight, tensor.shape);
    given.set(place.weight.name, tensor);
  }
  for (const { layer, weights } of layers) {
    const missing = weights.find((weight) => !byLayer.get(layer.name)!.has(weight.name));
    if (missing) fail('bad-weights', `The model holds no values for the weight "${missing.name}" of layer ${quoted(layer.name)}.`, { layer: layer.name });
  }
  return { byLayer, unused };
}

/** What stands before a layer's weights in a file: its name, and where it has weights of layers within, theirs behind it. */
function namesInFile({ layer, weights }: WeightedLayer): readonly (readonly [name: string, weights: readonly WeightSpec[]])[] {
  if (weights.length === 0) return [];
  const folders = new Set(weights.map(({ name }) => name.split('/').slice(0, -1).join('/')));
  const named = [...folders].map((folder) => [folder === '' ? layer.fileName : `${layer.fileName}/${folder}`, folder === '' ? weights : weights.filter(({ name }) => name.startsWith(`${folder}/`))] as const);
  // Keras 3 writes what a TimeDistributed holds between, whose name may be another layer's too.
  const held = heldConfig(layer.config)?.['name'];
  return typeof held === 'string' && folders.has('') ? [...named, [`${layer.fileName}/${held}`, weights]] : named;
}

function findPlace(
  fullName: string,
  byFileName: ReadonlyMap<string, readonly WeightedLayer[]>,
  byLayer: ReadonlyMap<string, ReadonlyMap<string, NamedTensor>>,
): { readonly layer: FlatLayer; readonly weight: WeightSpec } | null {
  const parts = fullName.replace(/:\d+$/, '').split('/');
  const last = parts.pop()!;
  // The innermost name that is a layer's decides; a layer's own name may hold slashes.
  for (let end = parts.length; end > 0; end--) {
    for (let start = 0; start < end; start++) {
      const candidates = (byFileName.get(parts.slice(start, end).join('/')) ?? []).flatMap(({ layer, weights }) => {
        const weight = weightCalled([...parts.slice(end), last].join('/'), weights) ?? weightCalled(last, weights);
        return weight ? [{ layer, weight }] : [];
      });
      if (candidates.length === 0) continue;
      const scope = new Set(parts.slice(0, start));
      const inScope = candidates.filter(({ layer }) => layer.scope.some((name) => scope.has(name)));
      const choice = inScope.length > 0 ? inScope : candidates;
      return choice.find(({ layer, weight }) => !byLayer.get(layer.name)!.has(weight.name)) ?? choice[0]!;
    }
  }
  return null;
}

function weightCalled(name: string, weights: readonly WeightSpec[]): WeightSpec | undefined {
  if (/^\d+$/.test(name)) return weights[Number(name)];
  const plain = name.replace(/_\d+$/, '');
  const called = (wanted: string | undefined): WeightSpec | undefined => weights.find((weight) => weight.name.split('/').at(-1) === wanted);
  return called(name) ?? called(plain) ?? called(otherNames[plain]);
}

function checkShape(layer: string, weight: WeightSpec, shape: readonly number[]): void {
  if (shape.length === weight.shape.length && shape.every((size, axis) => size === weight.shape[axis])) return;
  fail('bad-weights', `The weight "${weight.name}" of layer ${quoted(layer)} has the shape [${shape.join(', ')}] in the file, and the layer wants [${weight.shape.join(', ')}].`, { layer });
}
