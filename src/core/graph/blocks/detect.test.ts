import { describe, expect, it } from 'vitest';
import type { GraphDocument } from '../types';
import { detectBlocks, wholeUpTo } from './detect';
import { detouring } from './follow';
import { nasnet, plain, resnet } from './test-topologies';
import type { BlockTree } from './types';
import { visibleGraph } from './visible-graph';

const topOf = (document: GraphDocument, tree: BlockTree) => visibleGraph(document, tree, new Set()).nodes.map((node) => (node.kind === 'block' ? node.block.name : node.id));
const inside = ({ blocks }: BlockTree, name: string) => {
  const parent = [...blocks.values()].find((block) => block.name === name);
  return [...blocks.values()].filter((block) => block.parent === parent?.id).map((block) => block.name);
};
const networks = { 'ResNet50': resnet([3, 4, 6, 3]), 'ResNet without names': resnet([3, 4, 6, 3], false), 'NASNet of 18 cells': nasnet(18), 'a line of 2,000': plain(2000), 'ResNet of 2,000': resnet([3, 60, 120, 10]) };

describe.each(Object.entries(networks))('%s', (_, document) => {
  const tree = detectBlocks(document);

  it('opens as a few boxes, its head among them', () => {
    const top = topOf(document, tree);
    expect(top.length).toBeLessThanOrEqual(25);
    expect(top.slice(-2)).toEqual(['avg_pool', 'predictions']);
    expect(top[0]).toBe('input_1');
  });

  it('shows at most some two dozen boxes more whenever a block is unfolded', () => {
    for (const block of tree.blocks.values()) {
      const children = [...tree.blocks.values()].filter(({ parent }) => parent === block.id);
      const own = block.layers.filter((name) => tree.blockOf.get(name) === block.id).length;
      // A cell that has no parts of its own is shown as it is.
      if (children.length > 0) expect(children.length + own, block.name).toBeLessThanOrEqual(25);
      expect(block.layers.length).toBeGreaterThan(1);
    }
  });

  it('has no block that a way leads out of and back into, and nests them properly', () => {
    expect(detouring(document, tree)).toEqual(new Set());
    for (const { parent, layers } of tree.blocks.values()) {
      if (parent !== null) expect(tree.blocks.get(parent)!.layers).toEqual(expect.arrayContaining([...layers]));
    }
    expect(new Set([...tree.blocks.values()].map(({ name }) => name)).size).toBe(tree.blocks.size);
  });
});

describe('detectBlocks', () => {
  it('finds stages, and residual blocks in them, by name', () => {
    const document = networks.ResNet50;
    const tree = detectBlocks(document);
    expect(topOf(document, tree)).toEqual(['input_1', 'conv1', 'conv2', 'conv3', 'conv4', 'conv5', 'avg_pool', 'predictions']);
    expect(inside(tree, 'conv3')).toEqual(['conv3_block1', 'conv3_block2', 'conv3_block3', 'conv3_block4']);
  });

  it('finds residual blocks by their merges where names say nothing', () => {
    const document = networks['ResNet without names'];
    const tree = detectBlocks(document);
    const adds = document.layers.filter(({ type }) => type === 'Add');
    const homes = adds.map(({ name }) => tree.blockOf.get(name)!);
    expect(new Set(homes).size).toBe(adds.length);
    for (const home of homes) expect(tree.blocks.get(home)!.layers.filter((name) => name.startsWith('conv2d')).length).toBeGreaterThanOrEqual(3);
  });

  it('keeps each cell of a NASNet whole, its unnamed activations with it', () => {
    const tree = detectBlocks(networks['NASNet of 18 cells']);
    const cell = [...tree.blocks.values()].find(({ name }) => name === 'normal_7')!;
    expect(cell.layers).toHaveLength(67 + 5);
    expect(cell.layers.filter((name) => name.startsWith('activation'))).toHaveLength(21);
  });

  it('leaves a small network as it is', () => {
    expect(detectBlocks(plain(wholeUpTo - 4)).blocks.size).toBe(0);
    expect(detectBlocks(plain(wholeUpTo + 4)).blocks.size).toBeGreaterThan(0);
  });

  it('takes names that are those of Object\'s properties, empty, or all alike in their numbers', () => {
    const document = plain(40);
    const odd = new Map(['constructor', '__proto__', '', '1', '1_1', '___', 'a1b2c3_1', '/'].map((name, at) => [document.layers[at + 5]!.name, name]));
    const renamed = (name: string) => odd.get(name) ?? name;
    const layers = document.layers.map((layer) => ({ ...layer, name: renamed(layer.name), inputs: layer.inputs.map(renamed) }));
    const strange = { ...document, layers };
    const tree = detectBlocks(strange);
    expect(detouring(strange, tree)).toEqual(new Set());
    expect([...tree.blocks.values()].filter(({ parent }) => parent === null).flatMap(({ layers: own }) => own)).not.toContain('input_1');
  });
});
