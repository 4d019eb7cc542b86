import { expect, it } from 'vitest';
import { filesService } from '../../src/services/files';
import { sessionService } from '../../src/services/session';
import { hasWeightSet, writeWeightSet } from '../../src/storage/weights';
import { saveSession } from '../../src/storage/session';

const dataset = { classes: [], images: [], rejected: [], drawn: false };
const setOf = (document: { layers: readonly { weights: Readonly<Record<string, { set: string }>> }[] }): string => document.layers.flatMap(({ weights }) => Object.values(weights))[0]!.set;

it('restores what was saved, keeps its weights and removes those that nothing refers to', async () => {
  const result = await filesService.openBase('graftnet-cars', () => undefined);
  if (!result.ok) throw new Error(result.error.message);
  const { document } = result.value;
  const stale = `stale-${Date.now()}`;
  await writeWeightSet(stale, { x: { shape: [1], values: Float32Array.of(1) } });
  await sessionService.save({ document, opened: document, dataset });
  expect(await sessionService.load()).toEqual({ document, opened: document, dataset });
  expect(await hasWeightSet(setOf(document))).toBe(true);
  expect(await hasWeightSet(stale)).toBe(false);
});

it('removes nothing while another tab is open', async () => {
  const other = `other-tab-${Date.now()}`;
  await writeWeightSet(other, { x: { shape: [1], values: Float32Array.of(1) } });
  // This page has counted as an open tab since the first load.
  await sessionService.load();
  expect(await hasWeightSet(other)).toBe(true);
});

it('says what is wrong with a session that cannot be read', async () => {
  await saveSession('{"version": 99}');
  await expect(sessionService.load()).rejects.toThrow(/newer/);
  await saveSession('{');
  await expect(sessionService.load()).rejects.toThrow(/JSON/);
});
