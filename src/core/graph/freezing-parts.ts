import { getLayer } from '../layers/index';
import { analyze } from './analyze';
import { headLayers } from './blocks/head';
import type { Block, BlockTree } from './blocks/types';
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
  /** Layers with weights of the body's blocks, the block that ends last first; some of the body may be in none. */
  readonly pieces: readonly (readonly string[])[];
  /** The last block of the body and all that follows it. */
  readonly lastOn: ReadonlySet<string>;
}

export function freezingParts(document: GraphDocument, blocks: BlockTree): FreezingParts {
  const head = headOf(document);
  const { layers: facts } = analyze(document);
  const body = document.layers.filter(({ name }) => !head.has(name) && facts.get(name)!.weights.length > 0);
  const pieces = piecesFromTop(document, blocks, body);
  return { head, body: new Set(body.map(({ name }) => name)), pieces, lastOn: withDescendants(document, pieces[0] ?? []) };
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

/**
 * The body's blocks that are in no other, the one that ends last first, each as its layers with weights; of a network without blocks its single layers that do not
 * only normalize.
 */
function piecesFromTop(document: GraphDocument, { blocks }: BlockTree, body: readonly LayerNode[]): readonly (readonly string[])[] {
  const used = withAncestors(document, document.outputs);
  const places = new Map(body.filter(({ name }) => used.has(name)).map(({ name }, at) => [name, at]));
  const inBody = ({ layers }: Block): readonly string[] => layers.filter((name) => places.has(name));
  const pieces = [...blocks.values()].filter(({ parent }) => parent === null).map(inBody).filter(({ length }) => length > 0);
  const single = body.filter(({ name, type }) => places.has(name) && getLayer(type)?.category !== 'normalization').map(({ name }) => [name]);
  const endOf = (piece: readonly string[]): number => Math.max(...piece.map((name) => places.get(name)!));
  return (pieces.length > 0 ? pieces : single).toSorted((a, b) => endOf(b) - endOf(a));
}
