import { lastHead } from '../core/training/last-checkpoint';
import { parseRunUnderWay, serializeRunUnderWay } from '../core/training/run-under-way';
import { checkpointStorage, loadRunsUnderWay, removeRunUnderWay, saveRunUnderWay } from '../storage/checkpoints';
import type { Services } from '../store/services';

const lockOf = (id: string): string => `graft-run-${id}`;
/** The run that goes on by itself. This tab's storage says it to a reload of it, all tabs' to the next one after it was killed. */
const goesOnKey = 'graft-run-goes-on';
const release = new Map<string, () => void>();

/** What is needed to go on with a run in another visit. A lock says which runs some tab computes now. */
export const checkpointsService: Services['checkpoints'] = {
  async begin(run) {
    await hold(run.id);
    await saveRunUnderWay(run.id, serializeRunUnderWay(run));
  },
  take: hold,
  async interrupted() {
    const busy = await runsUnderWay();
    const parsed = (await loadRunsUnderWay()).map(parseRunUnderWay);
    const idle = parsed.flatMap((one) => (one.ok && !busy.has(lockOf(one.value.id)) ? [one.value] : []));
    const [run] = idle.sort((a, b) => b.startedAt - a.startedAt);
    if (!run) return null;
    const position = (await lastHead(run.id, await checkpointStorage.read(run.id)))?.position;
    return { run, epoch: (position?.epoch ?? 1) - 1, step: position?.step ?? 0, byItself: [sessionStorage, localStorage].some((storage) => storage.getItem(goesOnKey) === run.id) };
  },
  goesOn(id, byItself) {
    for (const storage of [sessionStorage, localStorage]) {
      if (byItself) storage.setItem(goesOnKey, id);
      else if (storage.getItem(goesOnKey) === id) storage.removeItem(goesOnKey);
    }
  },
  async pause(id) {
    release.get(id)?.();
    release.delete(id);
  },
  async end(id) {
    await removeRunUnderWay(id);
    await checkpointsService.pause(id);
  },
};

// A tab that is closed is told so; one that is killed is not.
addEventListener('pagehide', () => {
  if (release.has(localStorage.getItem(goesOnKey) ?? '')) localStorage.removeItem(goesOnKey);
});

/** Whether this tab has the run's lock. Two tabs that open after a crash may both want it. */
function hold(id: string): Promise<boolean> {
  if (release.has(id) || !('locks' in navigator)) return Promise.resolve(true);
  return new Promise((held, refused) => {
    const locked = navigator.locks.request(lockOf(id), { ifAvailable: true }, (lock) => {
      held(lock !== null);
      return lock && new Promise<void>((done) => release.set(id, done));
    });
    locked.catch(refused);
  });
}

async function runsUnderWay(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name ?? ''));
}
