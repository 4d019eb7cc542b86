import { expect, test } from 'vitest';
import type { ImageEntry } from '../../core/dataset/types';
import { imagesByClass } from './images-by-class';

const image = (id: string, classId: string): ImageEntry => ({ id, path: `${classId}/${id}.png`, classId, width: 1, height: 1, bytes: 1, format: 'png', split: null });
const [one, two, three] = [image('1', 'a'), image('2', 'b'), image('3', 'a')];

test('groups in the order of the images', () => {
  expect([...imagesByClass([one, two, three], new Map())]).toEqual([['a', [one, three]], ['b', [two]]]);
});

test('a class that has not changed keeps its array, one that has does not', () => {
  const before = imagesByClass([one, two, three], new Map());
  const after = imagesByClass([one, two], before);
  expect(after.get('b')).toBe(before.get('b'));
  expect(after.get('a')).toEqual([one]);
});
