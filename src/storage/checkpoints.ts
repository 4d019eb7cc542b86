import type { CheckpointStorage } from '../protocol/checkpoints';
import { listFiles, readFile, removeFile, writeFile } from './files';

const folder = 'checkpoints';
const place = (runId: string, index: 0 | 1): string => `${folder}/${runId}.${index}`;
const recordPath = (runId: string): string => `${folder}/${runId}.json`;

export const checkpointStorage: CheckpointStorage = {
  write: (runId, index, bytes) => writeFile(place(runId, index), bytes),
  async read(runId) {
    const files = await Promise.all([readFile(place(runId, 0)), readFile(place(runId, 1))]);
    return files.filter((file) => file !== null);
  },
  async clear(runId) {
    await removeFile(place(runId, 0));
    await removeFile(place(runId, 1));
  },
};

/** Keeps what a run was started with, for as long as it has not ended. @throws GraftFailure 'storage-full' or 'storage'. */
export const saveRunUnderWay = (runId: string, text: string): Promise<void> => writeFile(recordPath(runId), new Blob([text], { type: 'application/json' }));

/** What is stored of runs that have not ended, unchecked. */
export async function loadRunsUnderWay(): Promise<readonly string[]> {
  const names = (await listFiles(folder)).filter((name) => name.endsWith('.json'));
  const files = await Promise.all(names.map((name) => readFile(`${folder}/${name}`)));
  return Promise.all(files.filter((file) => file !== null).map((file) => file.text()));
}

/** Forgets a run that has ended or is given up. */
export async function removeRunUnderWay(runId: string): Promise<void> {
  await removeFile(recordPath(runId));
  await checkpointStorage.clear(runId);
}
