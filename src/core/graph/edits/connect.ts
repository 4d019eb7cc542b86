import { getLayer } from '../../layers/index';
import { indexOf, withAncestors } from '../graph-index';
import { counted, problem, refused } from '../issue';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { finish } from './finish';
import { mapInputs } from './rewire';

/** One more input for `target`, as its last. Refused, with the reason, where `faultInConnection` finds one. */
export function connect(document: GraphDocument, source: string, target: string): EditResult {
  const fault = faultInConnection(document, source, target);
  if (fault) return { ok: false, issue: fault };
  return finish(document, { ...document, layers: mapInputs(document.layers, ({ name, inputs }) => (name === target ? [...inputs, source] : inputs)) }, target);
}

/** Why these two cannot be connected: there already, a circle, or as many inputs as it takes. null where they can. */
export function faultInConnection(document: GraphDocument, source: string, target: string): Issue | null {
  const { byName } = indexOf(document);
  const [from, to] = [byName.get(source), byName.get(target)];
  if (!from || !to) return problem('unknown-layer', `There is no layer named “${from ? target : source}” in this network.`);
  if (getLayer(to.type)?.inputs.max === 0) return problem('bad-arity', `“${target}” is an input layer: nothing can be connected to it.`, target);
  if (source === target) return problem('cycle', `“${source}” cannot take its own output.`, target);
  if (to.inputs.includes(source)) return problem('nothing-to-do', `“${source}” is connected to “${target}” already.`, target);
  if (withAncestors(document, [source]).has(target)) return problem('cycle', `“${source}” already depends on “${target}”: connecting them would make a circle.`, target);
  return faultInArity(to);
}

function faultInArity({ name, type, inputs }: LayerNode): Issue | null {
  const most = getLayer(type)?.inputs.max ?? Infinity;
  if (inputs.length < most) return null;
  const taken = inputs.map((input) => `“${input}”`).join(' and ');
  return problem('bad-arity', `“${name}” (${type}) takes ${counted(most, 'input')}, and ${taken} ${most === 1 ? 'is' : 'are'} connected. Cut that connection first, or join the two with Add or Concatenate.`, name);
}

/** Takes the connection away; `target` may then lack an input, which is shown as an issue. */
export function disconnect(document: GraphDocument, source: string, target: string): EditResult {
  if (!indexOf(document).byName.get(target)?.inputs.includes(source)) return refused('not-a-connection', `No connection leads from “${source}” to “${target}”.`);
  const layers = mapInputs(document.layers, ({ name, inputs }) => (name === target ? inputs.filter((input) => input !== source) : inputs));
  return finish(document, { ...document, layers }, target);
}
