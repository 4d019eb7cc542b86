import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { isModel } from './is-model';

const named = (...paths: string[]) => paths.map((path) => ({ path, file: new Blob(['x']) }));
const zip = (...names: string[]) => [{ path: 'thing.zip', file: new Blob([zipSync(Object.fromEntries(names.map((name) => [name, new Uint8Array(400)]))) as BlobPart]) }];

it.each([
  ['model.json and shards', named('m/model.json', 'm/group1-shard1of1'), true],
  ['a Keras file', named('best.h5'), true],
  ['pictures in folders', named('trucks/box/1.jpg', 'trucks/tanker/2.jpg'), false],
  ['a picture with notes', named('a.png', 'notes.json'), false],
  ['a zip of a model', zip('model.json', 'weights.bin'), true],
  ['a zip of pictures', zip('a/1.jpg', 'b/2.jpg'), false],
])('%s', async (_, files, expected) => {
  expect(await isModel(files)).toBe(expected);
});
