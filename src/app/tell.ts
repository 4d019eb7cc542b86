import type { Issue } from '../core/graph/types';
import { useDocumentStore } from '../store/document-store';
import { useUiStore } from '../store/ui-store';

const most = 3;

/** Tells remarks in one notice, the first of them in full. Returns the notice's id; null when there is nothing to tell. */
export function tellNotes(notes: readonly Issue[]): number | null {
  if (notes.length === 0) return null;
  const more = notes.length > most ? ` And ${notes.length - most} more.` : '';
  const worst = notes.some(({ severity }) => severity !== 'info');
  return useUiStore.getState().notify({ tone: worst ? 'warning' : 'info', message: notes.slice(0, most).map(({ message }) => message).join(' ') + more });
}

/** Tells why an edit was refused, and what an edit brought with it, until the next one. Returns what ends it. */
export function tellEdits(): () => void {
  const { notify, dismiss } = useUiStore.getState();
  let told: number | null = null;
  return useDocumentStore.subscribe((now, before) => {
    const refusal = now.lastRefusal !== before.lastRefusal ? now.lastRefusal : null;
    const notes = now.notes !== before.notes ? now.notes : [];
    if (told !== null && (refusal || now.document !== before.document)) {
      dismiss(told);
      told = null;
    }
    if (refusal) told = notify({ tone: 'warning', message: refusal.message });
    else told = tellNotes(notes) ?? told;
  });
}
