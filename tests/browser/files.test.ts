import { describe, expect, it } from 'vitest';
import { compile } from '../../src/core/graph/compile';
import { filesService } from '../../src/services/files';
import { readTensors } from '../../src/storage/weights';

describe('the files worker', () => {
  it('opens an embedded network, whose weights the window can read, exports it and opens the export', async () => {
    const steps: number[] = [];
    const opened = await filesService.openBase('graftnet-cars', (done) => steps.push(done));
    if (!opened.ok) throw new Error(opened.error.message);
    expect(steps.length).toBeGreaterThan(0);
    const { document } = opened.value;
    expect(document.classes).toHaveLength(7);
    expect(document.classes[0]).toBe('convertible');
    const refs = document.layers.flatMap((layer) => Object.values(layer.weights));
    const values = await readTensors(refs);
    expect(values.every((one) => one.every(Number.isFinite))).toBe(true);

    const plan = compile(document);
    if (!plan.ok) throw new Error('does not compile');
    const exported = await filesService.export({ format: 'tfjs', plan: plan.value, name: 'Cars' });
    if (!exported.ok) throw new Error(exported.error.message);
    expect(exported.value.filename).toBe('Cars.zip');

    const again = await filesService.open([new File([exported.value.blob], 'Cars.zip')], () => undefined);
    if (!again.ok) throw new Error(again.error.message);
    const same = await readTensors(again.value.document.layers.flatMap((layer) => Object.values(layer.weights)));
    expect(same.length).toBe(values.length);
    expect(same.every((one, index) => one.every((value, place) => value === values[index]![place]))).toBe(true);
    expect(again.value.document).toMatchObject({ classes: document.classes, preprocessing: document.preprocessing });
  });

  it('answers bad files with errors as data', async () => {
    expect(await filesService.open([new File(['{'], 'model.json')], () => undefined)).toMatchObject({ ok: false, error: { code: 'bad-json', file: 'model.json' } });
  });
});
