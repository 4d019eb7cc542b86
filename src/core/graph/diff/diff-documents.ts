import { indexOf } from '../graph-index';
import { multiplierOf } from '../learning-rate';
import type { GraphDocument, LayerNode } from '../types';
import type { ChangedArgument, DocumentDiff, Reconnection } from './types';

/** What was done to `before` to make it `after`, layer by layer. Layers that an edit has not touched cost a lookup. */
export function diffDocuments(before: GraphDocument, after: GraphDocument): DocumentDiff {
  const [old, now] = [indexOf(before).byName, indexOf(after).byName];
  const gone = before.layers.filter(({ name }) => !now.has(name));
  const come = after.layers.filter(({ name }) => !old.has(name));
  const renamed = findRenamed(gone, come);
  const oldName = new Map(renamed.map(({ from, to }) => [to, from]));
  const newName = new Map(renamed.map(({ from, to }) => [from, to]));
  const pairs = after.layers.flatMap((layer) => {
    const earlier = old.get(oldName.get(layer.name) ?? layer.name);
    return earlier && earlier !== layer ? [[earlier, layer] as const] : [];
  });
  return {
    removed: gone.filter(({ name }) => !newName.has(name)),
    added: come.filter(({ name }) => !oldName.has(name)),
    renamed,
    changed: pairs.map(([from, to]) => ({ name: to.name, changes: changedArguments(from, to) })).filter(({ changes }) => changes.length > 0),
    frozen: pairs.filter(([from, to]) => from.trainable && !to.trainable).map(([, { name }]) => name),
    unfrozen: pairs.filter(([from, to]) => !from.trainable && to.trainable).map(([, { name }]) => name),
    multiplied: pairs.map(([from, to]) => ({ name: to.name, from: multiplierOf(from), to: multiplierOf(to) })).filter(({ from, to }) => from !== to),
    reconnected: pairs.flatMap(([from, to]) => reconnection(from, to, (name) => newName.get(name) ?? name, old, now)),
    reweighted: pairs.filter(([from, to]) => !sameJson(from.weights, to.weights)).map(([, { name, weights }]) => ({ name, forgotten: Object.keys(weights).length === 0 })),
  };
}

/** A layer that went and one that came, alike in all but the name. */
function findRenamed(gone: readonly LayerNode[], come: readonly LayerNode[]): DocumentDiff['renamed'] {
  const left = new Set(come);
  return gone.flatMap((from) => {
    const to = [...left].find((one) => alike(from, one));
    if (!to) return [];
    left.delete(to);
    return [{ from: from.name, to: to.name }];
  });
}

/** Its weights tell a layer from others of the same arguments; one without any is known by its very arguments. */
function alike(a: LayerNode, b: LayerNode): boolean {
  if (a.type !== b.type || a.origin !== b.origin) return false;
  return Object.keys(a.weights).length > 0 ? sameJson(a.weights, b.weights) && sameJson(a.config, b.config) : a.config === b.config;
}

function changedArguments(from: LayerNode, to: LayerNode): ChangedArgument[] {
  const kinds = from.type === to.type ? [] : [{ argument: 'type', from: from.type, to: to.type }];
  if (from.config === to.config) return kinds;
  const names = new Set([...Object.keys(from.config), ...Object.keys(to.config)]);
  const changes = [...names].map((argument) => ({ argument, from: from.config[argument], to: to.config[argument] }));
  // An edit fills in defaults: an argument that was not given before has not been changed by that.
  return [...kinds, ...changes.filter((one) => one.from !== undefined && !sameJson(one.from, one.to))];
}

type ByName = ReadonlyMap<string, LayerNode>;

function reconnection(from: LayerNode, to: LayerNode, renamed: (name: string) => string, old: ByName, now: ByName): Reconnection[] {
  if (from.inputs === to.inputs) return [];
  const before = through(from.inputs, old, (name) => now.has(renamed(name))).map(renamed);
  const after = through(to.inputs, now, (name) => old.has(name) || before.includes(name));
  return before.length === after.length && before.every((name) => after.includes(name)) ? [] : [{ name: to.name, from: before, to: after }];
}

/** Where these inputs come from among the layers that both documents have. */
function through(inputs: readonly string[], layers: ByName, kept: (name: string) => boolean): readonly string[] {
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = [...inputs].reverse();
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    if (kept(name)) found.add(name);
    else waiting.push(...(layers.get(name)?.inputs ?? []));
  }
  return [...found];
}

const sameJson = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
