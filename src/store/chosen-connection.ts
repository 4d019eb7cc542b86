import { create } from 'zustand';
import { indexOf } from '../core/graph/graph-index';
import type { Place } from '../core/graph/edits/place';
import { useDocumentStore } from './document-store';

interface ChosenConnectionState {
  /** The connection that is selected instead of layers; null when none is. */
  readonly connection: Required<Place> | null;
}

export const useChosenConnection = create<ChosenConnectionState>()(() => ({ connection: null }));

/** Selects a connection, and no layer any more. */
export function chooseConnection(connection: Required<Place>): void {
  useDocumentStore.getState().select([]);
  useChosenConnection.setState({ connection });
}

// Selecting a layer, or cutting the connection in whatever way, ends its being chosen.
useDocumentStore.subscribe(({ document, selection }) => {
  const { connection } = useChosenConnection.getState();
  if (!connection) return;
  const there = document && indexOf(document).byName.get(connection.target)?.inputs.includes(connection.source);
  if (!there || selection.length > 0) useChosenConnection.setState({ connection: null });
});
