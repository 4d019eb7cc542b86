const name = 'graft-tab';

/**
 * Does something that would disturb other tabs of Graft, when there are none; then counts this tab as open for as long as it lives.
 * A tab that opens meanwhile waits for it to be done. Without the Web Locks API nothing is done.
 */
export async function whenOnlyTab(work: () => Promise<void>): Promise<void> {
  if (!('locks' in navigator)) return;
  try {
    await navigator.locks.request(name, { ifAvailable: true }, async (lock) => {
      if (lock) await work();
    });
  } finally {
    await new Promise<void>((granted) => {
      void navigator.locks.request(name, { mode: 'shared' }, () => {
        granted();
        return new Promise<never>(() => undefined);
      });
    });
  }
}

/** Whether no other tab of Graft is open. Without the Web Locks API nobody knows, so the answer is no. */
export async function isOnlyTab(): Promise<boolean> {
  if (!('locks' in navigator)) return false;
  const { held = [] } = await navigator.locks.query();
  return held.filter((lock) => lock.name === name).length <= 1;
}
