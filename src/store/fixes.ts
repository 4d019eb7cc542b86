import { useMemo } from 'react';
import { fixesFor } from '../core/graph/fixes/fixes-for';
import type { Fix } from '../core/graph/fixes/types';
import type { DatasetFacts } from '../core/graph/training-issues';
import type { Issue } from '../core/graph/types';
import { useDocumentStore } from './document-store';

/** What mends an issue of the open network in one click; `dataset` for one that stands in the way of training. */
export function useFixes(issue: Issue, dataset: DatasetFacts | null = null): readonly Fix[] {
  const document = useDocumentStore((state) => state.document);
  return useMemo(() => (document ? fixesFor(document, issue, dataset) : []), [document, issue, dataset]);
}

export const applyFix = ({ edit }: Fix): void => void useDocumentStore.getState().apply(edit);
