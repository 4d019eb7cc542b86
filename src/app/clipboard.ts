import { deleteLayers, insertLayers } from '../core/graph/edits';
import type { LayerGroup } from '../core/graph/edits/insert-layers';
import { hint } from '../core/graph/issue';
import type { Issue } from '../core/graph/types';
import { copyLayers, looksCopied, parseCopied } from '../core/project/clipboard';
import { useDocumentStore } from '../store/document-store';
import { insertionPlace } from '../store/insert-layer';
import { services } from '../store/services';
import { useUiStore } from '../store/ui-store';
import { applyAndSelectAdded } from './select-added';
import { countsHere } from './commands/shortcuts';
import type { Command } from './commands/command';

/** What was copied last on this page, for browsers that do not let a page read the clipboard. */
let held: string | null = null;

/** The selected layers as text; null when there is nothing to copy. */
export function copiedSelection(): string | null {
  const { document, selection } = useDocumentStore.getState();
  const text = document && copyLayers(document, selection);
  if (text) held = text;
  return text;
}

/** Puts the selected layers on the clipboard. */
export async function writeSelection(): Promise<void> {
  const text = copiedSelection();
  if (text === null) return;
  // Refused by the browser, they can still be pasted on this page.
  await navigator.clipboard?.writeText(text).catch(() => undefined);
}

export function cutSelected(): void {
  const { selection, apply } = useDocumentStore.getState();
  apply((document) => deleteLayers(document, selection));
}

/** Pastes what the clipboard has, or what was copied on this page where the browser does not show it. */
export async function pasteFromClipboard(): Promise<void> {
  const text = await navigator.clipboard?.readText().catch(() => null);
  await pasteText(text != null && looksCopied(text) ? text : held ?? text ?? '');
}

/** Puts copied layers in at the chosen place. Weights that this browser does not hold are left out, and that is told. */
export async function pasteText(text: string): Promise<void> {
  const parsed = parseCopied(text);
  if (!parsed.ok) return void useUiStore.getState().notify({ tone: 'warning', message: parsed.error });
  const { group, notes } = await withWeightsThatAreHere(parsed.value);
  const place = insertionPlace();
  if (!place) return;
  const result = applyAndSelectAdded((document) => {
    const inserted = insertLayers(document, place, group);
    return inserted.ok ? { ...inserted, notes: [...notes, ...inserted.notes] } : inserted;
  });
  if (result.ok) useUiStore.getState().closePalette();
}

async function withWeightsThatAreHere(group: LayerGroup): Promise<{ group: LayerGroup; notes: readonly Issue[] }> {
  const missing = new Set(await services().weights.missing(group.layers.flatMap(({ weights }) => Object.values(weights))));
  const lost = new Set(group.layers.filter(({ weights }) => Object.values(weights).some((ref) => missing.has(ref))));
  if (lost.size === 0) return { group, notes: [] };
  const layers = group.layers.map((layer) => (lost.has(layer) ? { ...layer, weights: {}, origin: 'new' as const, trainable: true } : layer));
  const notes = [...lost].map(({ name }) => hint('starts-anew', `The weights of ${name} are not in this browser: it starts anew.`));
  return { group: { ...group, layers }, notes };
}

/** Copying, cutting and pasting by the browser's own events, which need no permission. Returns what undoes it. */
export function bindClipboard({ copy, cut, paste }: Readonly<Record<'copy' | 'cut' | 'paste', Command>>): () => void {
  const onCopy = (command: Command) => (event: ClipboardEvent) => {
    if (!countsHere(command, event) || !command.isEnabled() || getSelection()?.isCollapsed === false) return;
    const text = copiedSelection();
    if (text === null) return;
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    if (command === cut) cutSelected();
  };
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    // Files, for one, are dropped or pasted elsewhere.
    if (text === '' || !countsHere(paste, event) || !paste.isEnabled()) return;
    event.preventDefault();
    void pasteText(text);
  };
  const listeners = { copy: onCopy(copy), cut: onCopy(cut), paste: onPaste } as const;
  for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name as 'copy', listener);
  return () => {
    for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name as 'copy', listener);
  };
}
