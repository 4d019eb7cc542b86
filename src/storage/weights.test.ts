import { beforeEach, describe, expect, it } from 'vitest';
import { readFile, setFileStore, writeFile } from './files';
import { pathSegments, storageFailure } from './file-store';
import { memoryStore } from './memory-store';
import { missingTensors, readTensors, removeWeightSets, writeWeightSet } from './weights';

beforeEach(() => setFileStore(memoryStore()));

const tensors = {
  'conv1/kernel': { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
  'scalar/value': { shape: [], values: Float32Array.of(-0.5) },
  'none/value': { shape: [0], values: new Float32Array(0) },
};

describe('weight sets', () => {
  it('reads back by reference, in the order asked, across sets', async () => {
    const first = await writeWeightSet('first', tensors);
    const second = await writeWeightSet('second', { 'conv1/kernel': { shape: [1], values: Float32Array.of(9) } });
    const read = await readTensors([first.get('scalar/value')!, second.get('conv1/kernel')!, first.get('conv1/kernel')!, first.get('none/value')!]);
    expect(read.map((values) => [...values])).toEqual([[-0.5], [9], [1, 2, 3, 4, 5, 6], []]);
  });

  it('never changes a set', async () => {
    await writeWeightSet('first', tensors);
    await expect(writeWeightSet('first', tensors)).rejects.toMatchObject({ error: { code: 'storage' } });
  });

  it('refuses a reference whose set, key or shape is not there', async () => {
    await writeWeightSet('first', tensors);
    for (const ref of [
      { set: 'gone', key: 'conv1/kernel', shape: [2, 3] },
      { set: 'first', key: 'conv9/kernel', shape: [2, 3] },
      { set: 'first', key: 'conv1/kernel', shape: [3, 2] },
    ]) await expect(readTensors([ref])).rejects.toMatchObject({ error: { code: 'missing-weights' } });
  });

  it('refuses a binary file that ends too early, and a damaged index', async () => {
    const refs = await writeWeightSet('first', tensors);
    await writeFile('weights/first.bin', new Uint8Array(8));
    await expect(readTensors([refs.get('conv1/kernel')!])).rejects.toMatchObject({ error: { code: 'missing-weights' } });
    await writeFile('weights/first.json', new Blob(['{"version":1,"tensors":[{"key":"conv1/kernel","shape":[2,3],"start":-1}]}']));
    await expect(readTensors([refs.get('conv1/kernel')!])).rejects.toMatchObject({ error: { code: 'missing-weights' } });
  });

  it('tells which tensors are not there', async () => {
    const ref = (await writeWeightSet('here', tensors)).get('conv1/kernel')!;
    const away = [{ ...ref, set: 'elsewhere' }, { ...ref, key: 'nothing' }, { ...ref, shape: [1, 1] }, { ...ref, set: '.hidden' }];
    expect(await missingTensors([ref, ...away])).toEqual(away);
    expect(await missingTensors([])).toEqual([]);
  });

  it('removes every set but those kept', async () => {
    const kept = await writeWeightSet('kept', tensors);
    const gone = await writeWeightSet('gone', tensors);
    await removeWeightSets(['kept']);
    await expect(readTensors([kept.get('conv1/kernel')!])).resolves.toHaveLength(1);
    await expect(readTensors([gone.get('conv1/kernel')!])).rejects.toMatchObject({ error: { code: 'missing-weights' } });
    expect(await readFile('weights/gone.bin')).toBeNull();
  });
});

describe('paths', () => {
  it.each(['', '/a', 'a/', 'a//b', '../a', 'a/../b', '.hidden', 'a/b c', 'a\\b', 'ä', `a/${'x'.repeat(201)}`])('refuses %j', (path) => {
    expect(() => pathSegments(path)).toThrow('not a storage path');
  });

  it('takes ids and hashes', () => {
    expect(pathSegments('bases/mobilenet_v1/group1-shard1of1')).toEqual(['bases', 'mobilenet_v1', 'group1-shard1of1']);
  });
});

it('names a full disk, and what to do about it', async () => {
  expect(storageFailure(new DOMException('full', 'QuotaExceededError'), 'images/a', 'writing').error).toMatchObject({ code: 'storage-full', message: expect.stringContaining('Remove images') as string });
  expect(storageFailure(new DOMException('Failed to write data to data pipe', 'AbortError'), 'images/a', 'writing').error).toMatchObject({ code: 'storage-full' });
  expect(storageFailure(new DOMException('given up', 'AbortError'), 'images/a', 'reading').error).toMatchObject({ code: 'storage' });
  expect(storageFailure(new Error('odd'), 'images/a', 'writing').error).toMatchObject({ code: 'storage', message: expect.stringContaining('odd') as string });
});
