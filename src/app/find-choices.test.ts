import { expect, it } from 'vitest';
import { findChoices } from './find-choices';

const choices = [{ id: 'a', label: 'dense', refusal: 'no' }, { id: 'b', label: 'my_dense', detail: 'Dense' }, { id: 'c', label: 'dense_1' }, { id: 'd', label: 'relu', detail: 'ReLU' }];

it('finds by label and detail; what can be chosen and begins with the search comes first', () => {
  expect(findChoices(choices, 'DENSE').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
  expect(findChoices(choices, 'relu').map(({ id }) => id)).toEqual(['d']);
  expect(findChoices(choices, 'conv')).toEqual([]);
  expect(findChoices(choices, '').at(-1)!.id).toBe('a');
  expect(findChoices(Array.from({ length: 900 }, (_, at) => ({ id: `${at}`, label: `${at}` })), '')).toHaveLength(200);
});
