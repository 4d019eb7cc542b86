import type { Issue } from '../../core/graph/types';
import { applyFix, useFixes } from '../../store/fixes';
import { FixButtons } from '../../ui/fix-buttons';
import { Notice } from '../../ui/notice';

/** What is wrong with a layer, and what mends it in one click. */
export function LayerIssue({ issue }: { issue: Issue }) {
  return (
    <Notice tone={issue.severity}>
      {issue.message}
      <FixButtons fixes={useFixes(issue)} onFix={applyFix} />
    </Notice>
  );
}
