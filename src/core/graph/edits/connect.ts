import { indexOf, withAncestors } from '../graph-index';
import { refused, unknownLayer } from '../issue';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';
import { mapInputs } from './rewire';

/** One more input for `target`, as its last. Refused where it is there already, or would close a cycle. */
export function connect(document: GraphDocument, source: string, target: string): EditResult {
  const { byName } = indexOf(document);
  const [from, to] = [byName.get(source), byName.get(target)];
  if (!from) return unknownLayer(source);
  if (!to) return unknownLayer(target);
  if (to.inputs.includes(source)) return refused('nothing-to-do', `“${source}” is connected to “${target}” already.`, target);
  if (to.type === 'InputLayer') return refused('bad-arity', `“${target}” is an input layer: nothing can be connected to it.`, target);
  if (withAncestors(document, [source]).has(target)) return refused('cycle', `“${source}” already depends on “${target}”: connecting them would make a circle.`, target);
  return finish(document, { ...document, layers: mapInputs(document.layers, ({ name, inputs }) => (name === target ? [...inputs, source] : inputs)) }, target);
}

/** Takes the connection away; `target` may then lack an input, which is shown as an issue. */
export function disconnect(document: GraphDocument, source: string, target: string): EditResult {
  if (!indexOf(document).byName.get(target)?.inputs.includes(source)) return refused('not-a-connection', `No connection leads from “${source}” to “${target}”.`);
  const layers = mapInputs(document.layers, ({ name, inputs }) => (name === target ? inputs.filter((input) => input !== source) : inputs));
  return finish(document, { ...document, layers }, target);
}
