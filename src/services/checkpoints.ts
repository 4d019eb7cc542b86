import { lastHead } from '../core/training/last-checkpoint';
import { parseRunUnderWay, serializeRunUnderWay } from '../core/training/run-under-way';
import { checkpointStorage, loadRunsUnderWay, removeRunUnderWay, saveRunUnderWay } from '../storage/checkpoints';
import type { Services } from '../store/services';

const lockOf = (id: string): string => `graft-run-${id}`;
/** Of this tab only, and left by a reload or a crash of it. */
const reloadKey = 'graft-run-on-reload';
const release = new Map<string, () => void>();

/** What is needed to go on with a run in another visit. A lock says which runs some tab computes now. */
export const checkpointsService: Services['checkpoints'] = {
  async begin(run) {
    if (!release.has(run.id)) await hold(run.id);
    await saveRunUnderWay(run.id, serializeRunUnderWay(run));
  },
  async interrupted() {
    const busy = await runsUnderWay();
    const parsed = (await loadRunsUnderWay()).map(parseRunUnderWay);
    const idle = parsed.flatMap((one) => (one.ok && !busy.has(lockOf(one.value.id)) ? [one.value] : []));
    const [run] = idle.sort((a, b) => b.startedAt - a.startedAt);
    if (!run) return null;
    const position = (await lastHead(run.id, await checkpointStorage.read(run.id)))?.position;
    return { run, epoch: (position?.epoch ?? 1) - 1, step: position?.step ?? 0, byReload: sessionStorage.getItem(reloadKey) === run.id };
  },
  onReload(id) {
    if (id === null) sessionStorage.removeItem(reloadKey);
    else sessionStorage.setItem(reloadKey, id);
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

function hold(id: string): Promise<void> {
  if (!('locks' in navigator)) return Promise.resolve();
  return new Promise((held) => {
    void navigator.locks.request(lockOf(id), () => {
      held();
      return new Promise<void>((done) => release.set(id, done));
    });
  });
}

async function runsUnderWay(): Promise<ReadonlySet<string>> {
  if (!('locks' in navigator)) return new Set();
  const { held = [] } = await navigator.locks.query();
  return new Set(held.map(({ name }) => name ?? ''));
}
