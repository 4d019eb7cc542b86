import { describe, expect, it } from 'vitest';
import { topologicalOrder } from '../topological-order';
import { analyze } from '../analyze';
import { setTrainable } from '../edits';
import { blockFacts } from './block-facts';
import { detectBlocks } from './detect';
import { resnet } from './test-topologies';
import { visibleGraph, visibleIds, type VisibleGraph } from './visible-graph';

const document = resnet([3, 4, 6, 3]);
const tree = detectBlocks(document);
const all = [...tree.blocks.keys()];
/** A topological order of what is visible exists. */
const flows = ({ nodes, edges }: VisibleGraph) =>
  topologicalOrder(nodes.map(({ id }) => ({ name: id, type: '', config: {}, trainable: true, origin: 'new', weights: {}, inputs: edges.filter(({ target }) => target === id).map(({ source }) => source) }))) !== null;

describe('visibleGraph', () => {
  it('shows the document itself when all is unfolded', () => {
    const { nodes, edges } = visibleGraph(document, tree, new Set(all));
    expect(nodes.map(({ id }) => id)).toEqual(document.layers.map(({ name }) => name));
    expect(edges).toHaveLength(document.layers.flatMap(({ inputs }) => inputs).length);
  });

  it('gives several connections of a layer into a folded block as one', () => {
    const { edges, frames } = visibleGraph(document, tree, new Set());
    const into = edges.filter(({ target }) => target === 'block:conv3');
    expect(into).toEqual([{ id: 'conv2_block3_out>block:conv3', source: 'block:conv2', target: 'block:conv3', from: 'conv2_block3_out', to: ['conv3_block1_1_conv', 'conv3_block1_0_conv'] }]);
    expect(frames).toEqual([]);
  });

  it('has a frame for each unfolded block of which something shows, and flows without a circle whatever is unfolded', () => {
    const graph = visibleGraph(document, tree, new Set(['block:conv3', 'block:conv3_block2', 'block:conv4_block1']));
    expect(graph.frames.map(({ name }) => name)).toEqual(['conv3', 'conv3_block2']);
    for (let bits = 0; bits < 64; bits++) {
      const some = new Set(all.filter((_, at) => (bits * (at + 7) * 2654435761) % 97 < 48));
      expect(flows(visibleGraph(document, tree, some))).toBe(true);
    }
  });

  it('names what a layer is seen as', () => {
    expect(visibleIds(tree, new Set())('conv3_block2_add')).toBe('block:conv3');
    expect(visibleIds(tree, new Set(['block:conv3']))('conv3_block2_add')).toBe('block:conv3_block2');
    expect(visibleIds(tree, new Set(all))('conv3_block2_add')).toBe('conv3_block2_add');
    expect(visibleIds(tree, new Set())('predictions')).toBe('predictions');
  });
});

describe('blockFacts', () => {
  const block = tree.blocks.get('block:conv3')!;

  it('adds up its layers, with the shape that leaves it', () => {
    const analysis = analyze(document);
    const facts = blockFacts(document, analysis, block);
    expect(facts.params).toBe(block.layers.reduce((sum, name) => sum + analysis.layers.get(name)!.params, 0));
    expect(facts).toMatchObject({ layers: block.layers.length, outputShape: analysis.layers.get('conv3_block4_out')!.outputShape, state: 'trainable', frozen: false, issues: [], added: 0, changed: 0 });
  });

  it('is mixed while some of it is frozen', () => {
    const part = setTrainable(document, ['conv3_block1_1_conv'], false);
    const whole = setTrainable(document, block.layers, false);
    if (!part.ok || !whole.ok) throw new Error('refused');
    expect(blockFacts(part.document, analyze(part.document), block)).toMatchObject({ state: 'mixed', frozen: 'mixed' });
    expect(blockFacts(whole.document, analyze(whole.document), block)).toMatchObject({ state: 'frozen', frozen: true });
  });
});
