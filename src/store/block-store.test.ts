import { beforeEach, describe, expect, it } from 'vitest';
import { deleteLayers, insertAfter, moveCards } from '../core/graph/edits';
import { resnet } from '../core/graph/blocks/test-topologies';
import { currentBlocks, useBlockStore } from './block-store';
import { useDocumentStore } from './document-store';

const unfolded = () => [...useBlockStore.getState().expanded].sort();
const { expand, collapse, unfold } = useBlockStore.getState();

beforeEach(() => useDocumentStore.getState().open(resnet([3, 4, 6, 3])));

describe('useBlockStore', () => {
  it('opens a network folded, also after another one', () => {
    expand(['block:conv2']);
    useDocumentStore.getState().open(resnet([2, 2, 8, 2]));
    expect(unfolded()).toEqual([]);
    expect(currentBlocks().blocks.size).toBeGreaterThan(4);
  });

  it('folds what is inside with a block', () => {
    expand(['block:conv2', 'block:conv3', 'block:conv3_block1', 'block:conv3_block2']);
    collapse(['block:conv3']);
    expect(unfolded()).toEqual(['block:conv2']);
  });

  it('unfolds all that a layer is hidden in, and says whether it had to', () => {
    expect(unfold('conv3_block2_add')).toBe(true);
    expect(unfolded()).toEqual(['block:conv3', 'block:conv3_block2']);
    expect(unfold('conv3_block2_add')).toBe(false);
    expect(unfold('predictions')).toBe(false);
    expect(unfold('nobody')).toBe(false);
  });

  it('has the same blocks after edits, undone or not', () => {
    const { apply, undo } = useDocumentStore.getState();
    const before = currentBlocks();
    apply((document) => insertAfter(document, 'conv3_block2_1_relu', 'Dropout'));
    apply((document) => deleteLayers(document, ['conv4_block1_1_relu']));
    expect([...currentBlocks().blocks.keys()]).toEqual([...before.blocks.keys()]);
    undo();
    undo();
    expect(currentBlocks().blocks.get('block:conv3')!.layers).toEqual(before.blocks.get('block:conv3')!.layers);
  });

  it('keeps a block where a person has put it, through later edits', () => {
    const { apply } = useDocumentStore.getState();
    apply((document) => moveCards(document, { 'block:conv3': { x: 10, y: 20 }, nobody: { x: 1, y: 1 } }));
    apply((document) => insertAfter(document, 'avg_pool', 'Dropout'));
    expect(useDocumentStore.getState().document!.positions).toEqual({ 'block:conv3': { x: 10, y: 20 } });
  });
});
