import { beforeEach, expect, it } from 'vitest';
import { applyTrainedWeights } from '../core/graph/edits';
import { setsOf } from '../core/graph/graph-version';
import { denseHead } from '../core/graph/test-documents';
import { runName, type RunRecord } from '../core/training/run-record';
import { someRun } from '../core/training/test-runs';
import { useDocumentStore } from './document-store';
import { useKeptRuns } from './kept-runs';
import { provideServices, type Services } from './services';
import { useUiStore } from './ui-store';

const files = new Map<string, RunRecord>();
const freed: string[] = [];
let missing = 0;
let full = false;
let stuck = false;

const kept = () => useKeptRuns.getState();
const layer = () => denseHead().layers.find(({ weights }) => Object.keys(weights).length > 0)!;

/** A run whose first layer with weights has them in a set of its own. */
function trained(id: string, over: Partial<RunRecord> = {}): RunRecord {
  const { name, weights } = layer();
  const result = applyTrainedWeights(denseHead(), { [name]: Object.fromEntries(Object.entries(weights).map(([key, ref]) => [key, { ...ref, set: `run-${id}` }])) });
  return someRun({ id, ...(result.ok && { document: result.document }), ...over });
}

beforeEach(() => {
  files.clear();
  freed.length = 0;
  missing = 0;
  full = false;
  stuck = false;
  provideServices({
    runs: {
      save: async (run) => {
        if (full) throw new Error('no room');
        files.set(run.id, run);
      },
      load: async () => ({ runs: [...files.values()], unreadable: 1 }),
      remove: async (id) => {
        if (stuck) throw new Error('in use');
        files.delete(id);
      },
      freeWeights: async (sets) => void freed.push(...sets),
    },
    weights: { missing: async (refs) => refs.slice(0, missing) },
  } as Pick<Services, 'runs' | 'weights'> as Services);
  useKeptRuns.setState({ runs: [], compared: [] });
  useUiStore.setState({ notices: [] });
  useDocumentStore.getState().open(denseHead());
});

it('numbers runs on, also after one has gone', async () => {
  await kept().keep(trained('one'));
  await kept().keep(trained('two'));
  await kept().remove('one');
  await kept().keep(trained('three'));
  expect(kept().runs.map(({ number }) => number)).toEqual([2, 3]);
  expect([...files.keys()]).toEqual(['two', 'three']);
});

it('comes back at the next visit, and says what could not be read', async () => {
  await kept().keep(trained('one'));
  useKeptRuns.setState({ runs: [] });
  await kept().load();
  expect(kept().runs.map(({ id }) => id)).toEqual(['one']);
  expect(useUiStore.getState().notices.at(-1)!.message).toMatch(/One kept run could not be read/);
});

it('takes a name, and its own back when that is emptied', async () => {
  await kept().keep(trained('one'));
  await kept().rename('one', '  Best so far  ');
  expect(files.get('one')!.name).toBe('Best so far');
  await kept().rename('one', '   ');
  expect(runName(files.get('one')!)).toBe('Run 1 · 92.1 %');
});

it('is restored as one step of the history', async () => {
  const before = useDocumentStore.getState().document;
  await kept().keep(trained('one'));
  expect(await kept().restore('one')).toBe(true);
  expect(setsOf(useDocumentStore.getState().document!)).toContain('run-one');
  expect(useDocumentStore.getState().step).toBe('Restore Run 1 · 92.1 %');
  useDocumentStore.getState().undo();
  expect(useDocumentStore.getState().document).toBe(before);
});

it('is not restored without its weights', async () => {
  const before = useDocumentStore.getState().document;
  await kept().keep(trained('one'));
  missing = 2;
  expect(await kept().restore('one')).toBe(false);
  expect(useDocumentStore.getState().document).toBe(before);
  expect(useUiStore.getState().notices.at(-1)).toMatchObject({ tone: 'error', message: expect.stringMatching(/no longer holds its weights/) });
});

it('deleted, gives back the weights that nothing else uses, and no others', async () => {
  for (const id of ['one', 'two', 'three']) await kept().keep(trained(id));
  await kept().keep({ ...trained('four'), document: kept().runs[2]!.document });
  await kept().restore('two');
  useDocumentStore.getState().undo();
  kept().compare('one', true);
  await kept().remove('one');
  expect(freed).toEqual(['run-one']);
  expect(kept().compared).toEqual([]);
  // Redo could still bring the weights of the second back, and the fourth run has those of the third.
  await kept().remove('two');
  await kept().remove('three');
  expect(freed).toEqual(['run-one']);
  await kept().remove('four');
  expect(freed).toEqual(['run-one', 'run-three']);
});

it('deleted, is listed until storage has let go of it', async () => {
  await kept().keep(trained('one'));
  const going = kept().remove('one');
  expect(kept().runs).toHaveLength(1);
  await going;
  expect(kept().runs).toHaveLength(0);
  await kept().keep(trained('two'));
  stuck = true;
  await kept().remove('two');
  expect(kept().runs).toHaveLength(1);
  expect(useUiStore.getState().notices.at(-1)!.message).toMatch(/could not be removed.*in use/);
});

it('stays for this visit where it cannot be stored, and a person is told', async () => {
  full = true;
  await kept().keep(trained('one'));
  expect(kept().runs).toHaveLength(1);
  expect(useUiStore.getState().notices.at(-1)!.message).toMatch(/could not be stored.*no room/);
});
