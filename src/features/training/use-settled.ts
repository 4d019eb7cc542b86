import { useEffect, useMemo, useState } from 'react';
import { compile } from '../../core/graph/compile';
import type { BuildPlan, GraphDocument } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';

/** Long enough that a row of edits compiles nothing in between: a large network takes its time. */
const settledMilliseconds = 400;

/** The open network, once edits have come to rest. */
export function useSettledDocument(): GraphDocument | null {
  const document = useDocumentStore((state) => state.document);
  const [settled, setSettled] = useState<GraphDocument | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(document), settledMilliseconds);
    return () => clearTimeout(timer);
  }, [document]);
  return settled;
}

/** What would be trained of it; null where it cannot be built. */
export function usePlan(document: GraphDocument | null): BuildPlan | null {
  return useMemo(() => {
    const compiled = document && compile(document);
    return compiled?.ok ? compiled.value : null;
  }, [document]);
}
