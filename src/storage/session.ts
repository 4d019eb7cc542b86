import { readFile, writeFile } from './files';

const path = 'session.json';

/** Keeps the session's JSON text for the next visit. @throws GraftFailure 'storage-full' or 'storage'. */
export async function saveSession(text: string): Promise<void> {
  await writeFile(path, new Blob([text], { type: 'application/json' }));
}

/** The text last saved, unchecked; null where there is none. */
export async function loadSession(): Promise<string | null> {
  return (await (await readFile(path))?.text()) ?? null;
}
