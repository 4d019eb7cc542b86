import { useState } from 'react';
import { renameLayer } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';
import { TextField } from '../../ui/text-field';

/** Renames on Enter or on leaving; a name that cannot be is said at once and changes nothing. */
export function NameField({ layer: { name } }: { layer: LayerNode }) {
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? name;
  const error = draft === null ? null : faultIn(name, draft);
  const commit = () => {
    if (draft === null || error !== null) return;
    const to = draft.trim();
    setDraft(null);
    if (to !== name) useDocumentStore.getState().apply((document) => renameLayer(document, name, to));
  };
  return (
    <TextField
      label="name" data-layer-name value={text} error={error} maxLength={160} onChange={setDraft} onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}

function faultIn(name: string, draft: string): string | null {
  const { document } = useDocumentStore.getState();
  const to = draft.trim();
  if (!document || to === name) return null;
  const result = renameLayer(document, name, to);
  return result.ok ? null : result.issue.message;
}
