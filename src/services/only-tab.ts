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
