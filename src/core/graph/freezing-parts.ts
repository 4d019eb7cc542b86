import { getLayer } from '../layers/index';
import { analyze } from './analyze';
import { headLayers } from './blocks/head';
import type { BlockTree } from './blocks/types';
import { withAncestors, withDescendants } from './graph-index';
import { isOutputLayer, outputPath } from './output-layer';
import type { GraphDocument, LayerNode } from './types';
import { isUntrained } from './weight-fit';

/** How a network falls into what is fitted to a new job and what it brings along. Names of layers. */
export interface FreezingParts {
  /** What is made for the job: see `headOf`. */
  readonly head: ReadonlySet<string>;
  /** The pretrained layers with weights. */
  readonly body: ReadonlySet<string>;
  /** The last block of the body and all that follows it. */
  readonly lastOn: ReadonlySet<string>;
}

export function freezingParts(document: GraphDocument, blocks: BlockTree): FreezingParts {
  const head = headOf(document);
  const { layers: facts } = analyze(document);
  const body = document.layers.filter(({ name }) => !head.has(name) && facts.get(name)!.weights.length > 0);
  return { head, body: new Set(body.map(({ name }) => name)), lastOn: withDescendants(document, lastBlock(document, blocks, body)) };
}

/**
 * What is new or starts anew, and the layers without weights beside it. Where an output layer of the network as it was opened is still there, also that with the few
 * layers before it, after the last block.
 */
function headOf(document: GraphDocument): ReadonlySet<string> {
  const { layers: facts } = analyze(document);
  const isFresh = (layer: LayerNode) => layer.origin === 'new' || isUntrained(layer, facts.get(layer.name)!.weights);
  const fresh = document.layers.filter(isFresh).map(({ name }) => name);
  const kept = document.outputs.map((output) => outputPath(document, output)).some((path) => isOutputLayer(path) && !path.weighted.every(isFresh));
  const around = [...headLayers(document)].filter((name) => kept || facts.get(name)?.weights.length === 0);
  return new Set([...fresh, ...around]);
}

/** Of the blocks that are in no other the one that ends last; of a network without blocks its last layer that does not only normalize. */
function lastBlock(document: GraphDocument, { blocks }: BlockTree, body: readonly LayerNode[]): readonly string[] {
  const used = withAncestors(document, document.outputs);
  const places = new Map(body.filter(({ name }) => used.has(name)).map(({ name }, at) => [name, at]));
  const ends = [...blocks.values()].filter(({ parent }) => parent === null).map((block) => ({ block, end: Math.max(...block.layers.map((name) => places.get(name) ?? -1)) }));
  const last = ends.filter(({ end }) => end >= 0).reduce<(typeof ends)[number] | null>((a, b) => (a && a.end > b.end ? a : b), null);
  if (last) return last.block.layers.filter((name) => places.has(name));
  return body.filter(({ name, type }) => places.has(name) && getLayer(type)?.category !== 'normalization').slice(-1).map(({ name }) => name);
}
