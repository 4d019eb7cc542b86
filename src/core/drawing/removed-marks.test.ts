import { expect, it } from 'vitest';
import { noBlocks, type BlockTree } from '../graph/blocks/types';
import { visibleGraph, visibleIds } from '../graph/blocks/visible-graph';
import { removedPlaces } from '../graph/diff/removed-places';
import { denseHead } from '../graph/test-documents';
import { editor } from '../graph/test-editor';
import { removedMarks } from './removed-marks';

const start = denseHead();
const now = editor(start).delete('dw_bn', 'conv1_bn').removeOutput().document;

function marks(tree: BlockTree, expanded: ReadonlySet<string>) {
  const found = removedMarks(removedPlaces(start, now), visibleGraph(now, tree, expanded), visibleIds(tree, expanded));
  return { connections: Object.fromEntries(found.connections), cards: Object.fromEntries(found.cards) };
}

it('are on the connection that leads through the place, and on the card where the network ends', () => {
  expect(marks(noBlocks, new Set())).toEqual({ connections: { '0:dw>dw_relu': ['dw_bn'], '0:conv1>conv1_relu': ['conv1_bn'] }, cards: { pool: ['probs'] } });
});

it('are on a folded block that hides the place, and on the connection that leads into it or out of it', () => {
  const inside = ['dw', 'dw_relu', 'pw', 'pw_bn', 'pw_relu', 'pool'];
  const blocks = [{ id: 'block:a', name: 'a', parent: null, depth: 1, layers: inside }, { id: 'block:b', name: 'b', parent: null, depth: 1, layers: ['input', 'conv1'] }];
  const tree: BlockTree = { blocks: new Map(blocks.map((block) => [block.id, block])), blockOf: new Map(blocks.flatMap(({ id, layers }) => layers.map((name) => [name, id] as const))) };
  expect(marks(tree, new Set())).toEqual({ connections: { '0:conv1>conv1_relu': ['conv1_bn'] }, cards: { 'block:a': ['dw_bn', 'probs'] } });
  expect(marks(tree, new Set(['block:a']))).toEqual({ connections: { '0:conv1>conv1_relu': ['conv1_bn'], '0:dw>dw_relu': ['dw_bn'] }, cards: { pool: ['probs'] } });
});
