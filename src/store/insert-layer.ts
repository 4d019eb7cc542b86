import { insertAfter, insertBlock, insertOnConnection } from '../core/graph/edits';
import { getReadyBlock } from '../core/graph/ready-blocks';
import type { EditResult, GraphDocument } from '../core/graph/types';
import { useChosenConnection } from './chosen-connection';
import { useDocumentStore } from './document-store';
import { useUiStore } from './ui-store';

/** What a drag from the palette carries: the Keras class name of a layer type, or the id of a ready-made block. */
export const layerDragFormat = 'application/x-graft-layer';

export function draggedLayerType(transfer: DataTransfer): string | null {
  return transfer.getData(layerDragFormat) || null;
}

const apply = (edit: (document: GraphDocument) => EditResult) => useDocumentStore.getState().apply(edit);

export function insertIntoConnection({ source, target }: { source: string; target: string }, type: string): EditResult {
  return apply((document) => (getReadyBlock(type) ? insertBlock(document, { source, target }, type) : insertOnConnection(document, source, target, type)));
}

export function insertAfterLayer(name: string, type: string): EditResult {
  return apply((document) => (getReadyBlock(type) ? insertBlock(document, { source: name }, type) : insertAfter(document, name, type)));
}

/** Where the palette inserts now: the connection chosen by its plus or selected, else after the selected layer, else at the network's end. */
export function insertionPlace(): { readonly source: string; readonly target?: string } | null {
  const { document, selection } = useDocumentStore.getState();
  if (!document) return null;
  const { paletteTarget } = useUiStore.getState();
  const exists = (name: string | undefined) => name === undefined || document.layers.some((layer) => layer.name === name);
  if (paletteTarget && exists(paletteTarget.source) && exists(paletteTarget.target)) return paletteTarget;
  const { connection } = useChosenConnection.getState();
  if (connection) return connection;
  const source = selection.at(-1) ?? document.outputs.at(-1);
  return source === undefined ? null : { source };
}

/** Inserts a new layer of `type`, or a ready-made block by its id, at `insertionPlace`, and closes that place. */
export function insertAtChosenPlace(type: string): EditResult | null {
  const place = insertionPlace();
  if (!place) return null;
  const result = place.target === undefined ? insertAfterLayer(place.source, type) : insertIntoConnection({ source: place.source, target: place.target }, type);
  if (result.ok) useUiStore.getState().closePalette();
  return result;
}
