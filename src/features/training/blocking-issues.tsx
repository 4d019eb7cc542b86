import { useMemo } from 'react';
import { useDatasetStore } from '../../store/dataset-store';
import { useDocumentStore } from '../../store/document-store';
import { blockingIssues, useRunStore } from '../../store/run-store';
import { Notice } from '../../ui/notice';

/** After a refused start: what stands in the way, each a click from its layer, for as long as it does. */
export function BlockingIssues() {
  const refused = useRunStore((state) => state.refused);
  const document = useDocumentStore((state) => state.document);
  const dataset = useDatasetStore((state) => state.dataset);
  const issues = useMemo(() => (refused ? blockingIssues(document, dataset) : []), [refused, document, dataset]);
  if (issues.length === 0) return null;
  return (
    <Notice tone="warning" live="status">
      <strong>Before training can start</strong>
      <ul className="blocking-issues">
        {issues.map(({ message, layer }, index) => (
          <li key={index}>
            {message}
            {layer !== null && (
              <button type="button" className="link" onClick={() => useDocumentStore.getState().select([layer])}>Show {layer}</button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
