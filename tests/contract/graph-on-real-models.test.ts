import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/core/graph/analyze';
import { checkDocument } from '../../src/core/graph/check-document';
import { compile } from '../../src/core/graph/compile';
import { editor, type TestEditor } from '../../src/core/graph/test-editor';
import { trainingIssues } from '../../src/core/graph/training-issues';
import { openModel } from '../../src/importers/index';

const models = join(import.meta.dirname, '../../../shared/models');
const there = existsSync(models);
if (!there) console.info('skipped: no ../shared');

async function open(folder: string): Promise<TestEditor> {
  const names = readdirSync(join(models, folder)).filter((name) => /\.(json|bin)$|shard/.test(name));
  const { document } = await openModel(names.map((path) => ({ path: `${folder}/${path}`, blob: new Blob([readFileSync(join(models, folder, path))]) })), 'test');
  return editor(document);
}

/** Other people's networks: how many layers their output layer is, and the shape that is left without it. */
const table = [
  { folder: 'mobilenet_v1_025_224', layersTakenOff: 3, end: 'dropout', shape: [1, 1, 256] },
  { folder: 'mobilenet_v2_100_224_u8_nsfwjs', layersTakenOff: 1, end: 'dropout_3', shape: [128] },
  { folder: 'tm_car1', layersTakenOff: 1, end: null, shape: [100] },
  { folder: 'tm_fabric5', layersTakenOff: 1, end: null, shape: [100] },
] as const;

describe.runIf(there)('edits on other people\'s networks', () => {
  it.each(table)('$folder gets a new output layer and is ready to train', async ({ folder, layersTakenOff, end, shape }) => {
    const edited = await open(folder);
    expect(analyze(edited.document).issues).toEqual([]);
    expect([...edited.analysis.layers.values()].filter(({ startsAnew }) => startsAnew)).toEqual([]);
    const count = edited.names.length;

    edited.removeOutput();
    expect(count - edited.names.length).toBe(layersTakenOff);
    expect(edited.document.outputs).toHaveLength(1);
    const [last] = edited.document.outputs;
    if (end) expect(last).toBe(end);
    expect(edited.facts(last!).outputShape).toEqual(shape);

    edited.addOutput(3, ['a', 'b', 'c']).freezePretrained();
    expect(checkDocument(edited.document)).toEqual([]);
    expect(edited.analysis.trainableParams).toBe(shape.at(-1)! * 3 + 3);
    expect(trainingIssues(edited.document, edited.analysis, { classes: 3, imagesPerClass: [2, 2, 2] })).toEqual([]);
    expect(compile(edited.document).ok).toBe(true);
  });
});
