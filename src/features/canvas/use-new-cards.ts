import { useEffect, useRef } from 'react';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';
import { indexOf } from '../../core/graph/graph-index';
import type { GraphDocument } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { placesOfNew } from './new-cards';

/** Shows a layer that an edit has brought at once beside its neighbour; where it stays the layout says. */
export function useNewCards(document: GraphDocument | null, graph: VisibleGraph): void {
  const before = useRef<{ readonly document: GraphDocument; readonly opened: GraphDocument | null } | null>(null);
  useEffect(() => {
    const { opened } = useDocumentStore.getState();
    const last = before.current;
    before.current = document && { document, opened };
    if (!document || !last || last.opened !== opened || last.document === document) return;
    const places = placesOfNew(graph, useCanvasStore.getState().positions, (id) => !indexOf(last.document).byName.has(id));
    if (places.size > 0) useCanvasStore.setState(({ positions }) => ({ positions: new Map([...positions, ...places]) }));
  }, [document, graph]);
}
