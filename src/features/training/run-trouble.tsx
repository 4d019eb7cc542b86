import type { RunState } from '../../core/training/run-state';
import { Notice } from '../../ui/notice';

const advice: Readonly<Record<NonNullable<RunState['trouble']>['kind'], { readonly tone: 'info' | 'warning'; readonly before: string; readonly after: string }>> = {
  storage: { tone: 'warning', before: 'Training goes on, but a reload would lose it.', after: 'Deleting kept runs below frees room too.' },
  unsaved: { tone: 'warning', before: 'The trained weights could not be stored.', after: 'Delete kept runs or images, then Resume. Stop gives the weights up.' },
  recovery: { tone: 'info', before: '', after: '' },
};

/** What a person should know of a run while it goes on. */
export function RunTrouble({ trouble }: Pick<RunState, 'trouble'>) {
  if (!trouble) return null;
  const { tone, before, after } = advice[trouble.kind];
  return <Notice tone={tone} live="status">{[before, trouble.message, after].filter(Boolean).join(' ')}</Notice>;
}
