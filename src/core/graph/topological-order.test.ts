import { expect, it } from 'vitest';
import { long, residual } from './test-documents';
import { topologicalOrder } from './topological-order';

it('keeps an order that is right already', () => {
  const { layers } = residual();
  expect(topologicalOrder(layers)).toEqual(layers);
});

it('puts inputs first, however they come and however many', () => {
  const layers = long(5000).layers.toReversed();
  expect(topologicalOrder(layers)?.map(({ name }) => name)).toEqual(layers.toReversed().map(({ name }) => name));
});

it('gives null for a circle', () => {
  const { layers } = residual();
  expect(topologicalOrder(layers.map((layer) => (layer.name === 'stem' ? { ...layer, inputs: ['add'] } : layer)))).toBeNull();
});
