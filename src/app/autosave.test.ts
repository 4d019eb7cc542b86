import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { denseHead } from '../core/graph/test-documents';
import { useDatasetStore } from '../store/dataset-store';
import { useDocumentStore } from '../store/document-store';
import { provideServices, type Services, type Session } from '../store/services';
import { autosave } from './autosave';

const page = { documentElement: { dataset: {} as { saved?: string } } };
const saved: Session[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('document', page);
  saved.length = 0;
  provideServices({ session: { save: async (session) => void saved.push(session), load: async () => null } } as Pick<Services, 'session'> as Services);
  useDocumentStore.getState().open(denseHead());
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('stores what is open once changes rest, and every five seconds where they do not', async () => {
  autosave();
  await vi.advanceTimersByTimeAsync(399);
  expect([saved.length, page.documentElement.dataset.saved]).toEqual([0, 'false']);
  await vi.advanceTimersByTimeAsync(1);
  expect([saved.length, page.documentElement.dataset.saved]).toEqual([1, 'true']);
  for (let third = 0; third < 60; third++) {
    useDatasetStore.getState().addClass();
    await vi.advanceTimersByTimeAsync(300);
  }
  expect(saved.length).toBe(4);
  expect(page.documentElement.dataset.saved).toBe('false');
  await vi.advanceTimersByTimeAsync(400);
  expect(saved.at(-1)!.dataset).toBe(useDatasetStore.getState().dataset);
  expect(page.documentElement.dataset.saved).toBe('true');
});
