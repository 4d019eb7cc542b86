import { expect, it } from 'vitest';
import type { OutlineRow } from '../../core/graph/blocks/outline-rows';
import { outlineMove } from './outline-keys';

const row = (id: string, parent: string | null, isBlock: boolean): OutlineRow =>
  ({ id, parent, block: isBlock ? { id, name: id, parent, depth: 1, layers: [] } : null, layer: null, level: parent ? 2 : 1, position: 1, siblings: 1 });
const rows = [row('in', null, false), row('open', null, true), row('inside', 'open', false), row('shut', null, true)];

it.each([
  ['in', 'ArrowDown', { go: 'open' }],
  ['in', 'ArrowUp', null],
  ['in', 'ArrowLeft', null],
  ['in', 'ArrowRight', null],
  ['open', 'ArrowRight', { go: 'inside' }],
  ['open', 'ArrowLeft', { fold: 'open' }],
  ['inside', 'ArrowLeft', { go: 'open' }],
  ['shut', 'ArrowRight', { unfold: 'shut' }],
  ['shut', 'ArrowLeft', null],
  ['shut', 'ArrowDown', null],
  ['shut', 'Home', { go: 'in' }],
  ['in', 'End', { go: 'shut' }],
  ['in', 'x', null],
] as const)('at %s %s', (id, key, move) => {
  expect(outlineMove(rows, rows.findIndex((one) => one.id === id), (other) => other === 'open', key)).toEqual(move);
});
