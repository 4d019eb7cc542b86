import { describe, expect, it } from 'vitest';
import { deleteLayers, insertAfter, insertOnConnection, removeOutputLayer, renameLayer, setTrainable } from '../edits';
import type { EditResult, GraphDocument } from '../types';
import { detectBlocks } from './detect';
import { detouring, followBlocks } from './follow';
import { resnet } from './test-topologies';

const opened = resnet([3, 4, 6, 3]);
const tree = detectBlocks(opened);
const done = (result: EditResult): GraphDocument => {
  if (!result.ok) throw new Error(result.issue.message);
  return result.document;
};
const homeOf = (document: GraphDocument, layer: string) => followBlocks(tree, document).blockOf.get(layer);

describe('followBlocks', () => {
  it('gives the tree itself for the network as opened, and the same object each time', () => {
    expect(followBlocks(tree, opened).blocks).toEqual(tree.blocks);
    expect(followBlocks(tree, opened)).toBe(followBlocks(tree, { ...opened, classes: ['a'] }));
  });

  it('gives the same tree when layers are only frozen or set otherwise', () => {
    const [first] = opened.layers.filter(({ type }) => type === 'Conv2D');
    expect(followBlocks(tree, done(setTrainable(opened, [first!.name], false)))).toBe(followBlocks(tree, opened));
  });

  it('keeps every other block, as the same object, when layers come and go', () => {
    const inserted = done(insertOnConnection(opened, 'conv3_block2_1_conv', 'conv3_block2_1_bn', 'Dropout'));
    const deleted = done(deleteLayers(inserted, ['conv4_block3_2_relu']));
    const after = followBlocks(tree, deleted);
    expect([...after.blocks.keys()]).toEqual([...tree.blocks.keys()]);
    for (const [id, block] of tree.blocks) {
      const touched = ['conv3', 'conv3_block2', 'conv4', 'conv4_block3'].includes(block.name);
      if (!touched) expect(after.blocks.get(id), block.name).toBe(followBlocks(tree, opened).blocks.get(id));
    }
  });

  it('takes a layer between two of a block into it, and one between two blocks into what is around both', () => {
    const within = done(insertOnConnection(opened, 'conv3_block2_1_conv', 'conv3_block2_1_bn', 'Dropout'));
    expect(homeOf(within, 'dropout')).toBe('block:conv3_block2');
    const between = done(insertAfter(opened, 'conv3_block2_out', 'Dropout'));
    expect(homeOf(between, 'dropout')).toBe('block:conv3');
    const outside = done(insertAfter(opened, 'conv3_block4_out', 'Dropout'));
    expect(homeOf(outside, 'dropout')).toBeNull();
    const two = done(insertAfter(within, 'dropout', 'ReLU'));
    expect(homeOf(two, two.layers.find(({ type }) => type === 'ReLU')!.name)).toBe('block:conv3_block2');
  });

  it('keeps a renamed layer in its block', () => {
    const renamed = done(renameLayer(opened, 'conv3_block2_1_conv', 'my_conv'));
    expect(homeOf(renamed, 'my_conv')).toBe('block:conv3_block2');
  });

  it('drops a block when nothing of it is left, and leaves the rest as it was', () => {
    const block = [...tree.blocks.values()].find(({ name }) => name === 'conv4_block3')!;
    const after = followBlocks(tree, done(deleteLayers(opened, block.layers)));
    expect(after.blocks.has(block.id)).toBe(false);
    expect(after.blocks.size).toBe(tree.blocks.size - 1);
    expect(after.blocks.get('block:conv4_block4')!.parent).toBe('block:conv4');
    expect(followBlocks(tree, done(removeOutputLayer(opened))).blocks.size).toBe(tree.blocks.size);
  });

  it('is no block any more when edits lead a way out of it and back in', () => {
    // As if a layer of conv3_block3 had been moved into the middle of conv3_block2: each then leads to the other.
    const moved = { ...opened, layers: opened.layers.map((layer) => (layer.name === 'conv3_block2_2_conv' ? { ...layer, inputs: ['conv3_block3_1_relu'] } : layer.name === 'conv3_block3_1_conv' ? { ...layer, inputs: ['conv3_block2_1_relu'] } : layer)) };
    expect(detouring(moved, tree)).toEqual(new Set(['block:conv3_block2', 'block:conv3_block3']));
    const after = followBlocks(tree, moved);
    expect(detouring(moved, after)).toEqual(new Set());
    expect([...tree.blocks.keys()].filter((id) => !after.blocks.has(id))).toEqual(['block:conv3_block2', 'block:conv3_block3']);
    expect(after.blockOf.get('conv3_block2_2_conv')).toBe('block:conv3');
  });
});
