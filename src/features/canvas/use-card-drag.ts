import { useMemo, useRef } from 'react';
import { useReactFlow, type OnNodeDrag } from 'reactflow';
import type { Point } from '../../core/drawing/geometry';
import { moveCards, moveLayer } from '../../core/graph/edits';
import type { Place } from '../../core/graph/edits/place';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { dropPlace } from './drop-place';
import { insertPlace } from './flow-elements';
import { currentGraph } from './visible';

/** Screen px around the pointer in which a connection takes a card: less than for the palette, since a card may just be put beside one. */
const reach = 18;

interface Target {
  readonly id: string;
  readonly place: Place;
}

const pointOf = (event: MouseEvent | TouchEvent): Point | null => {
  const { clientX, clientY } = 'changedTouches' in event ? (event.changedTouches[0] ?? { clientX: NaN, clientY: NaN }) : event;
  return Number.isFinite(clientX) ? { x: clientX, y: clientY } : null;
};

/** Dragging cards: one that is dropped on a connection moves its layer there; all others are put where they are let go. */
export function useCardDrag(): Record<'onNodeDragStart' | 'onNodeDrag' | 'onNodeDragStop', OnNodeDrag> {
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const start = useRef<ReadonlyMap<string, Point>>(new Map());
  return useMemo(() => {
    const targetOf = (event: MouseEvent | TouchEvent, id: string, count: number): Target | null => {
      const { document } = useDocumentStore.getState();
      const at = pointOf(event);
      if (!document || !at || count !== 1 || !document.layers.some(({ name }) => name === id)) return null;
      const others = currentGraph().edges.filter(({ source, target }) => source !== id && target !== id);
      const found = dropPlace(others, useCanvasStore.getState().positions, screenToFlowPosition(at, { snapToGrid: false }), reach / getZoom());
      return found?.kind === 'connection' ? { id: found.edge.id, place: insertPlace(document, found.edge.from, found.edge.to) } : null;
    };
    return {
      onNodeDragStart() {
        start.current = useCanvasStore.getState().positions;
      },
      onNodeDrag(event, node, dragged) {
        const target = targetOf(event, node.id, dragged.length);
        const { dropOn } = useCanvasStore.getState();
        const before = dropOn && 'connection' in dropOn ? dropOn.connection : null;
        if (before !== (target?.id ?? null)) useCanvasStore.setState({ dropOn: target && { connection: target.id } });
      },
      onNodeDragStop(event, node, dragged) {
        const target = targetOf(event, node.id, dragged.length);
        useCanvasStore.setState({ dropOn: null });
        const { document: before, apply } = useDocumentStore.getState();
        const moved = target && apply((document) => moveLayer(document, node.id, target.place));
        if (moved?.ok === false) return useCanvasStore.setState({ positions: start.current });
        if (moved?.ok && moved.document !== before) return;
        const places = Object.fromEntries(dragged.map(({ id, position }) => [id, { x: Math.round(position.x), y: Math.round(position.y) }]));
        apply((document) => moveCards(document, places));
      },
    };
  }, [screenToFlowPosition, getZoom]);
}
