import type { Issue } from '../core/graph/types';
import { useDocumentStore } from '../store/document-store';
import { useUiStore } from '../store/ui-store';

const most = 3;

/** Tells remarks in one notice, the first of them in full. */
export function tellNotes(notes: readonly Issue[]): void {
  if (notes.length === 0) return;
  const more = notes.length > most ? ` And ${notes.length - most} more.` : '';
  const worst = notes.some(({ severity }) => severity !== 'info');
  useUiStore.getState().notify({ tone: worst ? 'warning' : 'info', message: notes.slice(0, most).map(({ message }) => message).join(' ') + more });
}

/** Tells why an edit was refused, and what an edit brought with it. Returns what ends it. */
export function tellEdits(): () => void {
  return useDocumentStore.subscribe((now, before) => {
    if (now.lastRefusal && now.lastRefusal !== before.lastRefusal) useUiStore.getState().notify({ tone: 'warning', message: now.lastRefusal.message });
    if (now.notes !== before.notes) tellNotes(now.notes);
  });
}
