import { expect, it } from 'vitest';
import { fileNameFor } from './file-name';

it.each([
  ['My trucks', 'My trucks.zip'],
  ['Graftnet: car types', 'Graftnet- car types.zip'],
  ['a/b\\c', 'a-b-c.zip'],
  ['../../etc', 'etc.zip'],
  ['قطن', 'قطن.zip'],
  ['con', 'network-con.zip'],
  ['', 'network.zip'],
])('%j becomes %j', (name, file) => {
  expect(fileNameFor(name, 'zip')).toBe(file);
});
