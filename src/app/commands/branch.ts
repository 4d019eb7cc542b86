import { branch } from '../../core/graph/edits';
import type { MergeType } from '../../core/graph/edits/branch';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

/** From the first selected layer to the last one, in the network's order. */
function selectedSpan(): readonly [from: string, to: string] | null {
  const { document, selection } = useDocumentStore.getState();
  const chosen = new Set(selection);
  const names = document?.layers.filter(({ name }) => chosen.has(name)).map(({ name }) => name) ?? [];
  return names.length > 0 ? [names[0]!, names.at(-1)!] : null;
}

const branchWith = (type: MergeType): Command => ({
  id: `branch-${type.toLowerCase()}`,
  title: `Branch with ${type}`,
  help: `Puts a second path beside the selected layers, which begins behind the first of them, and joins it with ${type}`,
  icon: 'branch',
  isEnabled: () => selectedSpan() !== null,
  run() {
    const span = selectedSpan();
    if (span) useDocumentStore.getState().apply((document) => branch(document, ...span, type));
  },
});

export const branchWithAdd = branchWith('Add');
export const branchWithConcatenate = branchWith('Concatenate');
