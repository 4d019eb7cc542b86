import type { GraphDocument, LayerNode } from '../types';
import { analyze } from '../analyze';
import { getLayer } from '../../layers/index';
import type { LayerCategory } from '../../layers/definition';

/** A block in the making: layers by their place in the document, and what it is seen to consist of. */
export interface Draft {
  readonly name: string;
  readonly members: readonly number[];
  readonly inside: readonly Item[];
}

/** A layer by itself, or a block. */
export type Item = number | Draft;

/** A document by numbers: layer i is the i-th in its order. */
export interface Net {
  readonly layers: readonly LayerNode[];
  readonly inputs: readonly (readonly number[])[];
  readonly consumers: readonly (readonly number[])[];
  category(at: number): LayerCategory | undefined;
  /** What stays as long as one does not go down a level: height and width, without channels. '' when not known. */
  resolution(at: number): string;
}

export function netOf(document: GraphDocument): Net {
  const { layers } = document;
  const place = new Map(layers.map(({ name }, at) => [name, at]));
  const inputs = layers.map((layer) => [...new Set(layer.inputs)].map((name) => place.get(name)).filter((at) => at !== undefined));
  const consumers: number[][] = layers.map(() => []);
  inputs.forEach((sources, target) => sources.forEach((source) => consumers[source]!.push(target)));
  return {
    layers, inputs, consumers,
    category: (at) => getLayer(layers[at]!.type)?.category,
    resolution: (at) => analyze(document).layers.get(layers[at]!.name)?.outputShape?.slice(0, -1).join() ?? '',
  };
}

export const membersOf = (item: Item): readonly number[] => (typeof item === 'number' ? [item] : item.members);

export function draftOf(name: string, inside: readonly Item[]): Draft {
  const [only] = inside;
  const items = inside.length === 1 && typeof only === 'object' ? only.inside : inside;
  return { name, members: items.flatMap(membersOf).sort((a, b) => a - b), inside: items };
}
