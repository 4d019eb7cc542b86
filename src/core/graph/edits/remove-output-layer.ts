import { indexOf, withDescendants } from '../graph-index';
import { refused } from '../issue';
import { outputLayers } from '../output-layer';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';

/**
 * Takes off each output's last layer with weights, and all that follows it. What is left ends where those layers began.
 * Refused when no output of the network is made by such a layer.
 */
export function removeOutputLayer(document: GraphDocument): EditResult {
  const heads = outputLayers(document).map(({ name }) => name);
  if (heads.length === 0) return refused('has-no-output-layer', 'This network has no output layer to remove. Add one for your classes.');
  const removed = withDescendants(document, heads);
  const layers = document.layers.filter(({ name }) => !removed.has(name));
  const outputs = endsOf(document, removed);
  if (outputs.length === 0) return refused('has-no-output-layer', 'Nothing would be left of the network without its output layer.');
  return finish(document, { ...document, layers, outputs, classes: [], followsClasses: null }, outputs[0]);
}

/** Where the network ends without the removed layers: the old outputs that stay, and what fed a removed layer and now feeds none. */
function endsOf(document: GraphDocument, removed: ReadonlySet<string>): readonly string[] {
  const { byName, successors } = indexOf(document);
  const feeding = [...new Set([...removed].flatMap((name) => byName.get(name)!.inputs))].filter((name) => !removed.has(name));
  const position = new Map(document.layers.map(({ name }, at) => [name, at]));
  feeding.sort((a, b) => position.get(a)! - position.get(b)!);
  const ends = feeding.filter((name) => byName.get(name)!.type !== 'InputLayer' && successors.get(name)!.every((next) => removed.has(next)));
  const outputs = [...new Set([...document.outputs.filter((name) => !removed.has(name)), ...ends])];
  // Heads that all branch off inside what stays leave no end: then the network ends where they began.
  return outputs.length > 0 ? outputs : feeding;
}
