import { useMemo } from 'react';
import type { DatasetFacts } from '../../core/graph/training-issues';
import type { Issue } from '../../core/graph/types';
import { useDatasetStore } from '../../store/dataset-store';
import { useDocumentStore } from '../../store/document-store';
import { applyFix, useFixes } from '../../store/fixes';
import { blockingIssues, datasetFacts } from '../../store/blocking-issues';
import { useRunStore } from '../../store/run-store';
import { FixButtons } from '../../ui/fix-buttons';
import { Notice } from '../../ui/notice';

/** After a refused start: what stands in the way, each a click from its layer, for as long as it does. */
export function BlockingIssues() {
  const refused = useRunStore((state) => state.refused);
  const config = useRunStore((state) => state.config);
  const document = useDocumentStore((state) => state.document);
  const dataset = useDatasetStore((state) => state.dataset);
  const issues = useMemo(() => (refused ? blockingIssues(document, dataset, config) : []), [refused, document, dataset, config]);
  const facts = useMemo(() => datasetFacts(dataset), [dataset]);
  if (issues.length === 0) return null;
  return (
    <Notice tone="warning" live="status">
      <strong>Before training can start</strong>
      <ul className="blocking-issues">
        {issues.map((issue, index) => <BlockingIssue key={index} issue={issue} dataset={facts} />)}
      </ul>
    </Notice>
  );
}

function BlockingIssue({ issue, dataset }: { issue: Issue; dataset: DatasetFacts }) {
  const { message, layer } = issue;
  return (
    <li>
      {message}
      {layer !== null && (
        <button type="button" className="link" onClick={() => useDocumentStore.getState().select([layer])}>Show {layer}</button>
      )}
      <FixButtons fixes={useFixes(issue, dataset)} onFix={applyFix} />
    </li>
  );
}
