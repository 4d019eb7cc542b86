import { connect } from '../edits';
import { indexOf } from '../graph-index';
import type { FixFinder } from './types';

/** For a layer without an input that it needs: what nothing uses yet, or else what stands just before it. */
export const connectMissing: FixFinder = ({ document, issue, layer }) => {
  if (issue.code === 'dead-end') return waiting(document.layers, layer.name).map((name) => ({ label: `Connect ${layer.name} to ${name}`, edit: (current) => connect(current, layer.name, name) }));
  if (issue.code !== 'unconnected' && issue.code !== 'bad-arity') return [];
  const { successors } = indexOf(document);
  const at = document.layers.indexOf(layer);
  const loose = document.layers.filter(({ name }) => name !== layer.name && successors.get(name)!.length === 0 && !document.outputs.includes(name));
  const before = document.layers.slice(Math.max(0, at - 1), at);
  const sources = new Set([...loose, ...before].map(({ name }) => name));
  return [...sources].map((source) => ({ label: `Connect ${source} to ${layer.name}`, edit: (current) => connect(current, source, layer.name) }));
};

/** Layers that have no input and are no input layer. */
const waiting = (layers: readonly { readonly name: string; readonly type: string; readonly inputs: readonly string[] }[], besides: string): readonly string[] =>
  layers.filter(({ name, type, inputs }) => name !== besides && type !== 'InputLayer' && inputs.length === 0).map(({ name }) => name);
