import { describe, expect, it, vi } from 'vitest';
import { useUiStore } from './ui-store';

describe('ui store', () => {
  it('shows the same notice once', () => {
    const { notify, dismiss } = useUiStore.getState();
    notify({ tone: 'info', message: 'a' });
    const id = notify({ tone: 'info', message: 'a' });
    expect(useUiStore.getState().notices).toMatchObject([{ id, message: 'a' }]);
    dismiss(id);
    expect(useUiStore.getState().notices).toEqual([]);
  });

  it('follows jobs from start to end', () => {
    const cancel = vi.fn();
    const { startJob, updateJob, endJob } = useUiStore.getState();
    const id = startJob({ label: 'Opening', cancel });
    updateJob(id, { done: 3, total: 9 });
    expect(useUiStore.getState().jobs).toEqual([{ id, label: 'Opening', cancel, done: 3, total: 9 }]);
    endJob(id);
    expect(useUiStore.getState().jobs).toEqual([]);
  });
});
