import { useMemo, useState } from 'react';
import type { LineStops } from '../../core/drawing/freeze-line';
import { linePlace, type LinePlace } from '../../core/drawing/line-place';
import { blockPath, blocksAround } from '../../core/graph/blocks/types';
import { visibleIds } from '../../core/graph/blocks/visible-graph';
import { freezeExactly } from '../../core/graph/edits';
import type { Analysis, GraphDocument } from '../../core/graph/types';
import { currentBlocks, useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { lineDeriver } from './line-deriver';
import { networkView } from './view';
import { layersOfId, useVisibleGraph } from './visible';

/** The stops of the freeze line among what is visible, and the one at which it lies. Found anew when the network changes, not as the view moves. */
export function useFreezeLine(document: GraphDocument, analysis: Analysis): { readonly line: LineStops; readonly place: LinePlace } {
  const graph = useVisibleGraph();
  const settled = useCanvasStore((state) => state.settled);
  const [derive] = useState(lineDeriver);
  const line = useMemo(() => {
    const { blocks } = currentBlocks();
    const paramsOf = (id: string) => (blocks.get(id)?.layers ?? [id]).reduce((sum, name) => sum + (analysis.layers.get(name)?.params ?? 0), 0);
    return derive(graph, settled ?? useCanvasStore.getState().positions, paramsOf);
  }, [derive, graph, settled, analysis]);
  const place = useMemo(() => linePlace(document, line, visibleIds(currentBlocks(), useBlockStore.getState().expanded)), [document, line]);
  return { line, place };
}

/** What a card counts to where the line goes a block at a time. */
export function unitOf(id: string): string {
  const tree = currentBlocks();
  return (tree.blocks.has(id) ? blockPath(tree.blocks, id) : blocksAround(tree, id))[0]?.id ?? id;
}

/** Freezes all above a stop and lets all below it train, as one step. */
export function freezeAbove({ stops }: LineStops, stop: number): void {
  const names = stops.slice(0, stop + 1).flatMap(({ ids }) => ids.flatMap(layersOfId));
  const step = stop === 0 ? 'Unfreeze all' : `Freeze up to ${stopName(stops[stop]!.ids.at(-1)!)}`;
  useDocumentStore.getState().apply((document) => {
    const result = freezeExactly(document, names);
    return result.ok ? { ...result, step } : result;
  });
}

/** Brings the cards at a stop into view. */
export function revealStop({ stops }: LineStops, stop: number): void {
  const id = stops[stop]?.ids.at(-1) ?? stops[stop]?.below;
  if (id) networkView.reveal(id);
}

/** What a person calls a card: a block by its name. */
export const stopName = (id: string): string => currentBlocks().blocks.get(id)?.name ?? id;
