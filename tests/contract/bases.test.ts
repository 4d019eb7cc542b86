import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bases } from '../../src/core/bases';
import { figureTexts, parseFigures } from '../../src/core/bases/figures';
import { analyze } from '../../src/core/graph/analyze';
import { openModel } from '../../src/importers';
import { sharedModel } from '../fixtures/support/shared-models';

const served = (...path: string[]): string => join(import.meta.dirname, '..', '..', 'public', ...path);

/** A network as it opens from a folder, with what follows from it. */
async function opened(folder: string) {
  const { weightsManifest } = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as { weightsManifest: { paths: string[] }[] };
  const paths = ['model.json', ...weightsManifest.flatMap((group) => group.paths)];
  const { document } = await openModel(paths.map((path) => ({ path, blob: new Blob([readFileSync(join(folder, path))]) })), 'test');
  return { document, ...analyze(document) };
}

describe.each(bases)('the base network $id', (base) => {
  const folder = base.kind === 'embedded' ? served('models', base.id) : sharedModel(base.id);

  it.skipIf(!existsSync(folder))('says of itself what its files hold', async () => {
    const { document, params, macs } = await opened(folder);
    expect({ params: base.params, macs: base.macs }).toEqual({ params, macs });
    expect(document.layers[0]!.config.batch_input_shape).toEqual([null, ...base.inputSize, base.preprocessing.color === 'rgb' ? 3 : 1]);
  });

  it('shows classes that it has', () => {
    const { labels } = JSON.parse(readFileSync(served(base.labelsUrl!), 'utf8')) as { labels: string[] };
    expect(labels).toHaveLength(base.classes);
    const firstSynonyms = labels.map((label) => label.split(',')[0]);
    for (const name of base.knows) expect(firstSynonyms).toContain(name);
  });

  it('has figures, and a card that tells their limits', () => {
    const { figures, cardUrl, notFor } = base;
    const measured = 'url' in figures ? parseFigures(JSON.parse(readFileSync(served(figures.url), 'utf8'))) : figures;
    expect(figureTexts(measured)).not.toEqual([]);
    expect(measured.on).toBeTruthy();
    expect(notFor).toBeTruthy();
    if (base.kind === 'embedded') expect(readFileSync(served(cardUrl), 'utf8')).toContain('Must not be used');
    else expect(new URL(cardUrl).protocol).toBe('https:');
  });
});
