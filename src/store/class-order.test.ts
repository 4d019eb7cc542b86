import { expect, test } from 'vitest';
import { classOrder } from './class-order';

test('a network that names the same classes keeps its order', () => {
  expect(classOrder(['bees', 'ants', 'crabs'], ['ants', 'bees', 'crabs'])).toEqual({ names: ['bees', 'ants', 'crabs'], indexOf: [1, 0, 2] });
});

test('any other takes the order and the names of the images', () => {
  const asImages = { names: ['ants', 'bees'], indexOf: [0, 1] };
  expect(classOrder([], ['ants', 'bees'])).toEqual(asImages);
  expect(classOrder(['class 1', 'class 2'], ['ants', 'bees'])).toEqual(asImages);
  expect(classOrder(['bees', 'ants', 'crabs'], ['ants', 'bees'])).toEqual(asImages);
  expect(classOrder(['ants', 'ants'], ['ants', 'bees'])).toEqual(asImages);
});
