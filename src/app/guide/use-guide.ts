import { useMemo } from 'react';
import { create } from 'zustand';
import type { GraphDocument } from '../../core/graph/types';
import { useDatasetStore } from '../../store/dataset-store';
import { useDocumentStore, useFollowingDocument } from '../../store/document-store';
import { freezingOf } from '../../store/freezing';
import { guideSteps, type StepState } from './guide-steps';

/** The document that was last exported: an edit after it asks for another export. */
export const useExported = create<{ document: GraphDocument | null }>()(() => ({ document: null }));

export function useGuide(): StepState | null {
  const document = useFollowingDocument();
  const opened = useDocumentStore((state) => state.opened);
  const dataset = useDatasetStore((state) => state.dataset);
  const exported = useExported((state) => state.document);
  return useMemo(() => (document && opened ? guideSteps(document, opened, dataset, exported === document, freezingOf(document).recipe) : null), [document, opened, dataset, exported]);
}
