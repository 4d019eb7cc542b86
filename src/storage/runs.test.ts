import { beforeEach, expect, it } from 'vitest';
import { checkpointStorage, loadRunsUnderWay, removeRunUnderWay, saveRunUnderWay } from './checkpoints';
import { setFileStore } from './files';
import { memoryStore } from './memory-store';
import { loadRunTexts, removeRunText, saveRunText } from './runs';

beforeEach(() => setFileStore(memoryStore()));

it('keeps runs as texts, until they are removed', async () => {
  await saveRunText('one', 'first');
  await saveRunText('two', 'second');
  await saveRunText('one', 'named');
  expect([...(await loadRunTexts())].sort()).toEqual(['named', 'second']);
  await removeRunText('one');
  expect(await loadRunTexts()).toEqual(['second']);
});

it('keeps two checkpoints a run beside what it was started with, and forgets them together', async () => {
  await saveRunUnderWay('one', 'started');
  await checkpointStorage.write('one', 1, Uint8Array.of(1));
  await checkpointStorage.write('one', 0, Uint8Array.of(2));
  await checkpointStorage.write('one', 1, Uint8Array.of(3));
  const bytes = async () => Promise.all((await checkpointStorage.read('one')).map(async (file) => new Uint8Array(await file.arrayBuffer())[0]));
  expect(await bytes()).toEqual([2, 3]);
  expect(await checkpointStorage.read('two')).toEqual([]);
  expect(await loadRunsUnderWay()).toEqual(['started']);
  await removeRunUnderWay('one');
  expect(await bytes()).toEqual([]);
  expect(await loadRunsUnderWay()).toEqual([]);
});
