import { analyze } from '../analyze';
import { indexOf, withAncestors } from '../graph-index';
import { refused } from '../issue';
import { endsInLengths, endsInProbabilities, outputPath } from '../output-layer';
import type { EditResult, GraphDocument, Issue } from '../types';
import type { Shape } from '../../shape';
import { getLayer } from '../../layers';
import type { LayerConfig } from '../../layers/definition';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { err, ok, type Result } from '../../result';

/** `class 1`, `class 2`, ... */
export const genericClasses = (count: number, from = 0): readonly string[] => Array.from({ length: count - from }, (_, at) => `class ${from + at + 1}`);

/**
 * A Dense layer of `count` units with softmax (sigmoid for one), behind what brings the network's end down to one list of numbers:
 * GlobalAveragePooling2D for a feature map, TakeToken behind a class token, Flatten for 1 x 1 and everything else. Capsules are followed by a
 * capsule for each class instead, and their lengths. It follows the classes of the images from now on.
 * Refused while there still is an output layer, and where the network has several ends.
 */
export function addOutputLayer(document: GraphDocument, count: number, classNames: readonly string[] = genericClasses(count)): EditResult {
  const refusal = cannotAdd(document, count, classNames);
  if (refusal) return refusal;
  const end = document.outputs[0]!;
  if (isCapsules(document, end)) return addCapsules(document, count, classNames);
  const bridge = flattening(document, analyze(document).layers.get(end)!.outputShape!);
  const flat = bridge ? append(document, bridge, {}) : ok({ ...document, end });
  if (!flat.ok) return { ok: false, issue: flat.error };
  const head = append(flat.value, 'Dense', { units: count, activation: count === 1 ? 'sigmoid' : 'softmax' }, 'predictions');
  if (!head.ok) return { ok: false, issue: head.error };
  const { end: name, ...added } = head.value;
  return finish(document, { ...added, classes: classNames, followsClasses: name }, name);
}

/** Whether a layer gives capsules: itself, or as the dropout or noise of layers that do. */
function isCapsules(document: GraphDocument, name: string): boolean {
  const { byName } = indexOf(document);
  let layer = byName.get(name);
  while (layer?.inputs.length === 1 && getLayer(layer.type)?.stochastic) layer = byName.get(layer.inputs[0]!);
  return layer?.type === 'PrimaryCapsules' || layer?.type === 'CapsuleLayer';
}

/** A capsule for each class, unless the network ends in as many, and their lengths. */
function addCapsules(document: GraphDocument, count: number, classNames: readonly string[]): EditResult {
  const end = indexOf(document).byName.get(document.outputs[0]!)!;
  const already = end.type === 'CapsuleLayer' && end.config.num_capsule === count;
  const head = already ? ok({ ...document, end: end.name }) : append(document, 'CapsuleLayer', { num_capsule: count }, 'predictions');
  if (!head.ok) return { ok: false, issue: head.error };
  const lengths = append(head.value, 'CapsuleLength', {});
  if (!lengths.ok) return { ok: false, issue: lengths.error };
  const { layers, outputs } = lengths.value;
  return finish(document, { ...document, layers, outputs, classes: classNames, followsClasses: head.value.end }, head.value.end);
}

function cannotAdd(document: GraphDocument, count: number, classNames: readonly string[]): EditResult | null {
  if (!Number.isInteger(count) || count < 1 || count > 10_000) return refused('bad-config', 'An output layer tells from 1 to 10,000 classes apart.');
  const expected = count === 1 ? [1, 2] : [count];
  if (!expected.includes(classNames.length)) return refused('class-mismatch', `${count} outputs want ${count} class names, not ${classNames.length}.`);
  const head = existingHead(document);
  if (head) return refused('nothing-to-do', `The network still has an output layer (${head}). Remove the output layer first.`, head);
  if (document.outputs.length > 1) {
    return refused('output-shape', `The network has ${document.outputs.length} ends (${document.outputs.join(', ')}). Delete all but one, then add the output layer.`);
  }
  const end = document.outputs[0]!;
  if (!analyze(document).layers.get(end)?.outputShape) return refused('bad-shape', `The shape at the network's end (${end}) is not known yet: mend the layers marked with an issue first.`, end);
  if (count === 1 && isCapsules(document, end)) return refused('bad-config', 'One capsule tells one class from nothing: capsules want two classes or more.', end);
  return null;
}

/** Hidden layers that a person has put at the end themselves are no output layer, whatever their activation; capsules' lengths are never hidden. */
function existingHead(document: GraphDocument): string | null {
  if (document.followsClasses !== null && indexOf(document).byName.has(document.followsClasses)) return document.followsClasses;
  const paths = document.outputs.map((output) => outputPath(document, output));
  const classifier = paths.find((path) => endsInProbabilities(path) && (endsInLengths(document) || path.weighted.some(({ origin }) => origin !== 'new')));
  return classifier?.weighted[0]?.name ?? (document.classes.length > 0 ? document.outputs[0]! : null);
}

function flattening(document: GraphDocument, shape: Shape): string | null {
  if (shape.length === 1) return null;
  if (shape.length === 2 && hasClassToken(document)) return 'TakeToken';
  const [height, width] = shape;
  return shape.length === 3 && !(height === 1 && width === 1) ? 'GlobalAveragePooling2D' : 'Flatten';
}

const hasClassToken = (document: GraphDocument): boolean => {
  const before = withAncestors(document, document.outputs);
  return document.layers.some(({ name, type }) => type === 'ClassToken' && before.has(name));
};

/** The document with one more layer at its only end. */
function append(document: GraphDocument & { readonly end?: string }, type: string, config: LayerConfig, name?: string): Result<GraphDocument & { readonly end: string }, Issue> {
  const added = newLayer(document, { type, config, name, inputs: [document.outputs[0]!] });
  if (!added.ok) return err(added.error);
  return ok({ ...document, layers: [...document.layers, added.value], outputs: [added.value.name], end: added.value.name });
}
