import { useCallback, type DragEvent } from 'react';
import { useReactFlow } from 'reactflow';
import { useDocumentStore } from '../../store/document-store';
import { draggedLayerType, insertAfterLayer, insertIntoConnection, layerDragFormat } from '../../store/insert-layer';
import { useUiStore } from '../../store/ui-store';
import { useCanvasStore } from './canvas-store';
import { dropPlace, type DropPlace } from './drop-place';
import { insertPlace } from './flow-elements';
import { currentGraph, layersOfId } from './visible';

/** Screen px around the pointer in which a connection is found. */
const reach = 44;

function highlight(place: DropPlace | null): void {
  const before = useCanvasStore.getState().dropOn;
  const next = place === null ? null : place.kind === 'card' ? { card: place.id } : { connection: place.edge.id };
  if (JSON.stringify(before) !== JSON.stringify(next)) useCanvasStore.setState({ dropOn: next });
}

function insertAt(place: DropPlace, type: string): void {
  const { document } = useDocumentStore.getState();
  if (!document) return;
  if (place.kind === 'card') return void insertAfterLayer(layersOfId(place.id).at(-1)!, type);
  const { source, target } = insertPlace(document, place.edge.from, place.edge.to);
  if (target === undefined) insertAfterLayer(source, type);
  else insertIntoConnection({ source, target }, type);
}

/** Handlers for a layer that is dragged from the palette: highlights the connection under it, and inserts it there. */
export function usePaletteDrop() {
  const { screenToFlowPosition, getZoom } = useReactFlow();
  const placeAt = useCallback((event: DragEvent) => {
    const point = screenToFlowPosition({ x: event.clientX, y: event.clientY }, { snapToGrid: false });
    return dropPlace(currentGraph().edges, useCanvasStore.getState().positions, point, reach / getZoom());
  }, [screenToFlowPosition, getZoom]);

  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes(layerDragFormat)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      highlight(placeAt(event));
    },
    onDragLeave: (event: DragEvent) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node) || !event.currentTarget.contains(to)) highlight(null);
    },
    onDrop: (event: DragEvent) => {
      const type = draggedLayerType(event.dataTransfer);
      if (type === null) return;
      event.preventDefault();
      highlight(null);
      const place = placeAt(event);
      if (place) insertAt(place, type);
      else useUiStore.getState().notify({ tone: 'info', message: `Drop ${type} on a connection to insert it there, or on a layer to put it after that one.` });
    },
  };
}
