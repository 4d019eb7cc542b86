import { describe, expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { pathSegments, type FileStore } from '../../src/storage/file-store';
import { openIdbStore } from '../../src/storage/idb-store';
import { openOpfsStore } from '../../src/storage/opfs-store';

const unique = `storage-test-${Date.now()}`;
const stores: readonly [string, () => Promise<FileStore | null>][] = [
  ['the origin private file system', () => openOpfsStore(unique)],
  ['IndexedDB', () => openIdbStore(unique)],
];

/** Bytes that Chromium lets this page store; null for its own limit. */
async function limitQuota(bytes: number | null): Promise<void> {
  const devtools = cdp() as unknown as { send(method: string, parameters: object): Promise<unknown> };
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...(bytes === null ? {} : { quotaSize: bytes }) });
}

describe.each(stores)('%s', (_name, open) => {
  const store = async (): Promise<FileStore> => (await open())!;

  it('is there', async () => expect(await open()).not.toBeNull());

  it('keeps bytes and blobs across openings, and replaces whole files', async () => {
    await (await store()).write('images/abc', new Uint8Array([1, 2, 3, 4]));
    await (await store()).write('images/abc', new Blob(['short'.slice(0, 2)]));
    const read = await (await store()).read('images/abc');
    expect(await read?.text()).toBe('sh');
  });

  it('knows nothing of files that are not there', async () => {
    const files = await store();
    expect(await files.read('nowhere/nothing')).toBeNull();
    expect(await files.list('nowhere')).toEqual([]);
    await files.remove('nowhere/nothing');
  });

  it('lists one folder and removes', async () => {
    const files = await store();
    for (const path of ['list/one', 'list/two', 'list/deeper/three', 'listed/four']) await files.write(path, new Blob(['x']));
    expect((await files.list('list')).sort()).toEqual(['one', 'two']);
    await files.remove('list/one');
    expect(await files.list('list')).toEqual(['two']);
  });

  it('refuses paths that could leave their folder', async () => {
    expect(() => pathSegments('../escape')).toThrow();
    await expect((await store()).write('../escape', new Blob(['x']))).rejects.toThrow('not a storage path');
  });
});

it('says so when the disk is full, and the old file stays', async () => {
  const files = (await openOpfsStore(unique))!;
  await files.write('full/file', new Blob(['old']));
  await limitQuota(2 ** 20);
  try {
    // Chromium does not say it the same way each time.
    for (let once = 0; once < 30; once++) {
      await expect(files.write('full/file', new Uint8Array(8 * 2 ** 20))).rejects.toMatchObject({ error: { code: 'storage-full' } });
    }
  } finally {
    await limitQuota(null);
  }
  expect(await (await files.read('full/file'))?.text()).toBe('old');
});

it('a worker sees the files that the page wrote', async () => {
  const files = (await openOpfsStore(unique))!;
  await files.write('shared/file', new Blob(['from the page']));
  const code = `navigator.storage.getDirectory()
    .then(async (root) => (await (await (await root.getDirectoryHandle('${unique}')).getDirectoryHandle('shared')).getFileHandle('file')).getFile())
    .then((file) => file.text()).then(postMessage)`;
  const worker = new Worker(URL.createObjectURL(new Blob([code])));
  const text = await new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = reject;
  });
  worker.terminate();
  expect(text).toBe('from the page');
});

it('is not there where the browser refuses it, as in Firefox\'s private windows', async () => {
  vi.spyOn(navigator.storage, 'getDirectory').mockRejectedValue(new DOMException('refused', 'SecurityError'));
  expect(await openOpfsStore(unique)).toBeNull();
  vi.restoreAllMocks();
});
