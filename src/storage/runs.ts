import { listFiles, readFile, removeFile, writeFile } from './files';

const path = (id: string): string => `runs/${id}.json`;
/** More than anybody keeps; the rest is left where it is. */
const mostRead = 1_000;

/** @throws GraftFailure 'storage-full' or 'storage'. */
export async function saveRunText(id: string, text: string): Promise<void> {
  await writeFile(path(id), new Blob([text], { type: 'application/json' }));
}

/** What is stored of all runs, unchecked and in no order. */
export async function loadRunTexts(): Promise<readonly string[]> {
  const names = (await listFiles('runs')).filter((name) => name.endsWith('.json')).slice(0, mostRead);
  const files = await Promise.all(names.map((name) => readFile(`runs/${name}`)));
  return Promise.all(files.filter((file) => file !== null).map((file) => file.text()));
}

export const removeRunText = (id: string): Promise<void> => removeFile(path(id));
