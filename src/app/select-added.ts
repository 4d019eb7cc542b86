import type { EditResult, GraphDocument } from '../core/graph/types';
import { useDocumentStore } from '../store/document-store';

/** Makes an edit and selects all the layers that it has added. */
export function applyAndSelectAdded(edit: (document: GraphDocument) => EditResult): EditResult {
  const { document: before, apply, select } = useDocumentStore.getState();
  const result = apply(edit);
  if (!result.ok || !before) return result;
  const known = new Set(before.layers.map(({ name }) => name));
  select(result.document.layers.map(({ name }) => name).filter((name) => !known.has(name)));
  return result;
}
