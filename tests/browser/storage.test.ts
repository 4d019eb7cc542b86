import { describe, expect, it } from 'vitest';
import { pathSegments, type FileStore } from '../../src/storage/file-store';
import { openIdbStore } from '../../src/storage/idb-store';
import { openOpfsStore } from '../../src/storage/opfs-store';

const unique = `storage-test-${Date.now()}`;
const stores: readonly [string, () => Promise<FileStore | null>][] = [
  ['the origin private file system', () => openOpfsStore(unique)],
  ['IndexedDB', () => openIdbStore(unique)],
];

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

  it('goes on where a write fails midway: the old file stays', async () => {
    const files = await store();
    await files.write('atomic/file', new Blob(['old']));
    const broken = new Blob(['new']);
    broken.arrayBuffer = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    broken.stream = () => { throw new DOMException('full', 'QuotaExceededError'); };
    await files.write('atomic/file', broken).catch(() => undefined);
    expect(['old', 'new']).toContain(await (await files.read('atomic/file'))?.text());
  });
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
