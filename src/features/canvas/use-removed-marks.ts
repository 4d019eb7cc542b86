import { useMemo } from 'react';
import { noMarks, removedMarks, type RemovedMarks } from '../../core/drawing/removed-marks';
import type { BlockTree } from '../../core/graph/blocks/types';
import { visibleIds, type VisibleGraph } from '../../core/graph/blocks/visible-graph';
import { removedPlaces } from '../../core/graph/diff/removed-places';
import type { GraphDocument } from '../../core/graph/types';
import { useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';

/** Where layers of the network as it was opened are missing. */
export function useRemovedMarks(document: GraphDocument | null, graph: VisibleGraph, blocks: BlockTree): RemovedMarks {
  const opened = useDocumentStore((state) => state.opened);
  const expanded = useBlockStore((state) => state.expanded);
  const places = useMemo(() => (document && opened && document !== opened ? removedPlaces(opened, document) : []), [document, opened]);
  return useMemo(() => (places.length === 0 ? noMarks : removedMarks(places, graph, visibleIds(blocks, expanded))), [places, graph, blocks, expanded]);
}
