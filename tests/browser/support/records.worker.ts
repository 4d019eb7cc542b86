import { recordStorage } from '../../../src/storage/records';

/** Writes and reads records as the engine's worker does, where files can be written at any place; answers with what it read and how long the file was. */
self.onmessage = async () => {
  const records = await recordStorage.open(4);
  for (const index of [3, 0, 2, 1, 3]) await records.write(index, Uint8Array.of(index, 10 + index, 0, 255));
  const read = (await records.read([2, 3, 0, 2])).map((record) => [...record]);
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('graft-records');
  const sizes: number[] = [];
  for await (const [, file] of folder.entries()) sizes.push((await (file as FileSystemFileHandle).getFile()).size);
  await records.remove();
  const left: string[] = [];
  for await (const name of folder.keys()) left.push(name);
  self.postMessage({ read, sizes, left });
};
