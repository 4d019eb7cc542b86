import { getLayer } from '../../layers/index';
import { indexOf, successorsOf } from '../graph-index';
import { hint, refused, unknownLayer } from '../issue';
import { outputLayers } from '../output-layer';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { finish } from './finish';
import { mapInputs } from './rewire';

/** A document without a layer, and what else went. */
export interface Deletion {
  readonly document: GraphDocument;
  readonly notes: readonly Issue[];
}

/**
 * Takes layers out; what took their outputs takes their inputs instead. A merge that this leaves with the same input twice over has nothing
 * left to merge and goes as well. Input layers are refused.
 */
export function deleteLayers(document: GraphDocument, names: readonly string[]): EditResult {
  const { byName } = indexOf(document);
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return refused('nothing-to-do', 'Select a layer first, then delete it.');
  const missing = wanted.find((name) => !byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  const input = wanted.find((name) => byName.get(name)!.type === 'InputLayer');
  if (input !== undefined) return refused('no-input', `“${input}” is where the pictures come in: the network needs it, so it can't be deleted.`, input);
  const heads = outputLayers(document);
  const { document: left, notes } = wanted.reduce<Deletion>(bridgeOver, { document, notes: [] });
  const lostHead = heads.some(({ name }) => !indexOf(left).byName.has(name));
  const first = byName.get(wanted[0]!)!.inputs.find((name) => indexOf(left).byName.has(name));
  return finish(document, lostHead ? { ...left, classes: [], followsClasses: null } : left, first, notes);
}

/** Takes one layer out and bridges the gap, with the merges that it leaves idle. A layer that is not there changes nothing. */
export function bridgeOver(before: Deletion, name: string): Deletion {
  const { document } = before;
  const layer = indexOf(document).byName.get(name);
  if (!layer) return before; // a merge that went with an earlier one
  const consumers = new Set(successorsOf(document, name));
  const layers = mapInputs(document.layers.filter((one) => one.name !== name), (one) => (consumers.has(one.name) ? bridged(document, one, layer) : one.inputs));
  const bridgedDocument = { ...document, layers, outputs: bridgedOutputs(document, layer) };
  return idleMerges(document, bridgedDocument, consumers).reduce<Deletion>(
    (left, merge) => bridgeOver({ ...left, notes: [...left.notes, hint('nothing-to-do', `${merge} had only one input left, so it was removed too.`)] }, merge),
    { document: bridgedDocument, notes: before.notes },
  );
}

/** A merge takes over all inputs of the layer that went, each once; any other layer the one of them that leads on. */
function bridged(document: GraphDocument, consumer: LayerNode, gone: LayerNode): readonly string[] {
  const merges = (getLayer(consumer.type)?.inputs.max ?? Infinity) > 1;
  const through = merges ? gone.inputs : mainInput(document, gone);
  const inputs = consumer.inputs.flatMap((input) => (input === gone.name ? through : [input]));
  const twiceBefore = new Set(consumer.inputs).size < consumer.inputs.length;
  return merges && !twiceBefore ? [...new Set(inputs)] : inputs;
}

/** Of a merge's inputs the one that nothing else uses (a residual block's own path, not its shortcut); else the first. */
function mainInput(document: GraphDocument, { inputs }: LayerNode): readonly string[] {
  const main = inputs.find((input) => successorsOf(document, input).length === 1) ?? inputs[0];
  return main === undefined ? [] : [main];
}

function bridgedOutputs(document: GraphDocument, gone: LayerNode): readonly string[] {
  if (!document.outputs.includes(gone.name)) return document.outputs;
  const rest = document.outputs.filter((output) => output !== gone.name);
  // Where a branch ended in an output of its own, its stump inside the network is none.
  const stump = mainInput(document, gone).filter((input) => rest.length === 0 || successorsOf(document, input).every((next) => next === gone.name));
  const outputs = document.outputs.flatMap((output) => (output === gone.name ? stump : [output]));
  // An only output that took nothing leaves no stump: then the network ends in what is left of it.
  return outputs.length > 0 ? [...new Set(outputs)] : endOf(document.layers.filter((layer) => layer !== gone));
}

/** The last of these layers, which none of them takes; an input layer only where there is no other. */
function endOf(layers: readonly LayerNode[]): readonly string[] {
  const end = layers.findLast(({ type }) => type !== 'InputLayer') ?? layers.at(-1);
  return end ? [end.name] : [];
}

/** Merges among the consumers that had several inputs and now have one. */
function idleMerges(before: GraphDocument, after: GraphDocument, consumers: ReadonlySet<string>): readonly string[] {
  const earlier = indexOf(before).byName;
  return after.layers
    .filter(({ name, type, inputs }) => consumers.has(name) && inputs.length === 1 && earlier.get(name)!.inputs.length > 1 && (getLayer(type)?.inputs.min ?? 1) > 1)
    .map(({ name }) => name);
}
