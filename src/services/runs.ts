import { parseRun, serializeRun, type RunRecord } from '../core/training/run-record';
import { loadRunTexts, removeRunText, saveRunText } from '../storage/runs';
import { removeWeightSet } from '../storage/weights';
import type { Services } from '../store/services';
import { isOnlyTab } from './only-tab';

/** Runs that have ended, each a file in the browser's storage. */
export const runsService: Services['runs'] = {
  save: (run) => saveRunText(run.id, serializeRun(run)),
  async load() {
    const texts = await loadRunTexts();
    const runs: RunRecord[] = [];
    for (const text of texts) {
      const run = parseRun(text);
      if (run.ok) runs.push(run.value);
      // Many runs of a large network are much to check: the page stays at hand between two of them.
      await new Promise((resolve) => setTimeout(resolve));
    }
    return { runs: runs.sort((a, b) => a.number - b.number || a.startedAt - b.startedAt), unreadable: texts.length - runs.length };
  },
  remove: removeRunText,
  async freeWeights(sets) {
    // Another tab's history may still need them: the next start as the only tab removes what nothing refers to.
    if (await isOnlyTab()) for (const set of sets) await removeWeightSet(set);
  },
};
