import { describe, expect, it } from 'vitest';
import { detectBlocks } from './detect';
import { outlineRows } from './outline-rows';
import { nasnet, resnet } from './test-topologies';

describe('outlineRows', () => {
  const document = resnet([3, 4, 6, 3]);
  const tree = detectBlocks(document);
  const rows = (...unfolded: string[]) => outlineRows(document, tree, new Set(unfolded.map((name) => `block:${name}`)));

  it('lists folded blocks and what is in none', () => {
    expect(rows().map(({ id, level }) => `${level} ${id}`)).toEqual(['1 input_1', '1 block:conv1', '1 block:conv2', '1 block:conv3', '1 block:conv4', '1 block:conv5', '1 avg_pool', '1 predictions']);
  });

  it('lists what unfolded blocks hold under them, with its place', () => {
    const inside = rows('conv3', 'conv3_block2').filter(({ parent }) => parent !== null);
    expect(inside.filter(({ parent }) => parent === 'block:conv3').map(({ id, position, siblings }) => `${id} ${position}/${siblings}`)).toEqual(['block:conv3_block1 1/4', 'block:conv3_block2 2/4', 'block:conv3_block3 3/4', 'block:conv3_block4 4/4']);
    expect(inside.filter(({ level }) => level === 3).map(({ id }) => id)).toEqual(tree.blocks.get('block:conv3_block2')!.layers);
  });

  it('keeps a block in one piece where its layers stand between others', () => {
    const network = nasnet(8);
    const mixed = { ...network, layers: [...network.layers].sort((a, b) => Number(a.name.endsWith('_5')) - Number(b.name.endsWith('_5')) || 0) };
    const blocks = detectBlocks(mixed);
    const all = outlineRows(mixed, blocks, new Set(blocks.blocks.keys()));
    expect(all.filter(({ layer }) => layer !== null)).toHaveLength(mixed.layers.length);
    for (const { id, layers } of blocks.blocks.values()) {
      const start = all.findIndex((row) => row.id === id);
      const own = all.slice(start + 1).findIndex(({ level }) => level <= all[start]!.level);
      expect(all.slice(start + 1, own === -1 ? undefined : start + 1 + own).filter(({ layer }) => layer !== null)).toHaveLength(layers.length);
    }
  });
});
