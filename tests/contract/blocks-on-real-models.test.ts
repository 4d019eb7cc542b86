import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectBlocks } from '../../src/core/graph/blocks/detect';
import { detouring } from '../../src/core/graph/blocks/follow';
import { visibleGraph } from '../../src/core/graph/blocks/visible-graph';
import { openModel } from '../../src/importers/index';
import { nasnetLarge, nasnetMobile } from '../support/big-networks';
import { openTestModel } from '../support/open-model';

const shared = join(import.meta.dirname, '../../../shared/models');
const embedded = join(import.meta.dirname, '../../public/models');
if (!existsSync(shared)) console.info('skipped: no ../shared');

async function open(folder: string) {
  const names = readdirSync(folder).filter((name) => /\.(json|bin)$|shard/.test(name));
  return (await openModel(names.map((path) => ({ path, blob: new Blob([readFileSync(join(folder, path))]) })), 'test')).document;
}

const numbered = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}_${at + 1}`);

/** Real networks: what is seen of them at first, and a block with what it holds. */
const table = [
  {
    folder: join(embedded, 'graftnet-cars'), block: 'stage3', inside: ['stage3_block1', 'stage3_block2'],
    top: ['image', 'stem', 'stage1', 'stage2', 'stage3', 'stage4', 'pool', 'dropout', 'car_type'],
  },
  {
    folder: join(shared, 'mobilenet_v1_025_224'), block: 'conv_5', inside: [],
    top: ['input_1', 'conv1', ...numbered('conv', 13), 'global_average_pooling2d_1', 'reshape_1', 'dropout', 'conv_preds', 'act_softmax', 'reshape_2'],
  },
  {
    folder: join(shared, 'mobilenet_v2_100_224_u8_nsfwjs'), block: 'block_3 to block_5', inside: ['block_3', 'block_4', 'block_5'],
    top: ['input_1', 'Conv1_pad to expanded_conv', 'block_1 to block_2', 'block_3 to block_5', 'block_6 to block_12', 'block_13 to Conv_1', 'average_pooling2d_1', 'flatten_1', 'dense_1', 'dropout_2', 'dense_2', 'dropout_3', 'dense_3'],
  },
  { folder: join(shared, 'tm_drone_embedded96gray'), block: null, inside: [], top: null },
  { folder: join(shared, 'keras3_mobilenetv2_catmood'), block: 'block_16', inside: [], top: null },
];

describe('blocks of real networks', () => {
  it.each(table.filter(({ folder }) => existsSync(folder)))('$folder', async ({ folder, top, block, inside }) => {
    const document = await open(folder);
    const tree = detectBlocks(document);
    const { nodes } = visibleGraph(document, tree, new Set());
    const names = nodes.map((node) => (node.kind === 'block' ? node.block.name : node.id));
    expect(names.length).toBeLessThanOrEqual(25);
    if (top) expect(names).toEqual(top);
    expect(detouring(document, tree)).toEqual(new Set());
    if (block === null) return;
    const found = [...tree.blocks.values()].find(({ name }) => name === block);
    expect([...tree.blocks.values()].filter(({ parent }) => parent === found!.id).map(({ name }) => name)).toEqual(inside);
  });
});

describe('NASNet, whose cells lie across one another in the file', () => {
  it.each([['Large', nasnetLarge, 6], ['Mobile', nasnetMobile, 4]] as const)('%s opens as a few boxes, its cells among them', async (_, make, blocks) => {
    const document = await openTestModel(make());
    const tree = detectBlocks(document);
    const { nodes } = visibleGraph(document, tree, new Set());
    expect(nodes.length).toBeGreaterThanOrEqual(8);
    expect(nodes.length).toBeLessThanOrEqual(25);
    const layersOf = new Map([...tree.blocks.values()].map(({ name, layers }) => [name, layers]));
    // Every normal cell but the first of a stage, which brings two sizes together.
    const cells = [0, 1, 2].flatMap((stage) => Array.from({ length: blocks - 1 }, (__, at) => `normal_${stage * blocks + at + (stage > 0 ? 2 : 1)}`));
    for (const cell of cells.filter((name) => layersOf.has(name))) expect(layersOf.get(cell)).toHaveLength(45);
    expect(cells.filter((name) => layersOf.has(name)).length).toBeGreaterThanOrEqual(cells.length - 1);
    for (const reduction of [`reduce_${blocks}`, `reduce_${2 * blocks}`]) expect(layersOf.get(reduction)?.every((name) => !name.startsWith('normal_'))).toBe(true);
    expect(detouring(document, tree)).toEqual(new Set());
  });
});
