import { useEffect, useState } from 'react';
import { compile } from '../../core/graph/compile';
import type { BuildPlan } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';

/** Long enough that a row of edits compiles nothing in between: a large network takes its time. */
const settledMilliseconds = 400;

/** What would be trained now, once edits have come to rest; null where the network cannot be built. */
export function useSettledPlan(): BuildPlan | null {
  const document = useDocumentStore((state) => state.document);
  const [plan, setPlan] = useState<BuildPlan | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      const compiled = document && compile(document);
      setPlan(compiled?.ok ? compiled.value : null);
    }, settledMilliseconds);
    return () => clearTimeout(timer);
  }, [document]);
  return plan;
}
