import { useMemo } from 'react';
import type { FinalConnectionState, IsValidConnection } from 'reactflow';
import { connect, faultInConnection } from '../../core/graph/edits';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';

/** Drawing a connection from a card's handle to another card: anywhere on that card counts. The reason for a refusal is told on letting go. */
export function useDrawnConnection() {
  return useMemo(() => ({ isValidConnection, onConnectEnd }), []);
}

const isLayer = (id: string): boolean => useDocumentStore.getState().document?.layers.some(({ name }) => name === id) ?? false;

const isValidConnection: IsValidConnection = ({ source, target }) => {
  const { document } = useDocumentStore.getState();
  return document !== null && faultInConnection(document, source, target) === null;
};

function onConnectEnd(event: MouseEvent | TouchEvent, { fromNode, fromHandle, toNode }: FinalConnectionState): void {
  const from = fromNode?.id;
  const to = toNode?.id ?? cardAt(event);
  if (from === undefined || to === undefined || from === to) return;
  if (![from, to].every(isLayer)) return void useUiStore.getState().notify({ tone: 'info', message: 'Expand the block first, then connect to one of its layers.' });
  const [source, target] = fromHandle?.type === 'target' ? [to, from] : [from, to];
  useDocumentStore.getState().apply((document) => connect(document, source, target));
}

function cardAt(event: MouseEvent | TouchEvent): string | undefined {
  const point = 'changedTouches' in event ? event.changedTouches[0] : event;
  const card = point && document.elementFromPoint(point.clientX, point.clientY)?.closest<HTMLElement>('[data-layer], [data-block-id]');
  return card?.dataset.layer ?? card?.dataset.blockId;
}
