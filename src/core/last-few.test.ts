import { expect, it } from 'vitest';
import { lastFew } from './last-few';

it('keeps the last results, and no others', () => {
  const asked: number[] = [];
  const twice = lastFew(({ value }: { value: number }) => {
    asked.push(value);
    return { value: 2 * value };
  }, 2);
  const [one, two, three] = [{ value: 1 }, { value: 2 }, { value: 3 }] as const;
  const first = twice(one);
  twice(two);
  expect(twice(one)).toBe(first);
  twice(three);
  expect(twice(one)).toBe(first);
  expect(asked).toEqual([1, 2, 3]);
  twice(two);
  expect(asked).toEqual([1, 2, 3, 2]);
});
