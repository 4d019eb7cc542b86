import { describe, expect, it, test } from 'vitest';
import { applyTrainedWeights } from '../graph/edits';
import { differingSettings } from './compare-runs';
import { epochsAsCsv, runsAsJson, stepsAsCsv } from './export-runs';
import { keptLimits, oneTooMany, parseRun, runName, serializeRun, setsFreedBy, setsNamedIn, weightBytes, type RunRecord } from './run-record';
import { someRun } from './test-runs';

const triedBackend = {
  name: 'wasm' as const, software: false, detail: 'SIMD',
  trials: [
    { name: 'wasm' as const, milliseconds: 13.62, perImage: 8.9, share: 600, failed: false },
    { name: 'webgl' as const, milliseconds: null, perImage: null, share: 250, failed: false },
  ],
};

/** The run with weights of its own on every layer that has some. */
function trained(run: RunRecord, set = `run-${run.id}`): RunRecord {
  const weights = Object.fromEntries(run.document.layers.map(({ name, weights: refs }) => [name, Object.fromEntries(Object.entries(refs).map(([key, ref]) => [key, { ...ref, set }]))]));
  const edited = applyTrainedWeights(run.document, weights);
  return edited.ok ? { ...run, document: edited.document } : run;
}

describe('a kept run', () => {
  it('comes back as it was, every number to the bit', () => {
    const run = trained(someRun({ name: 'With “quotes”, commas' }));
    expect(parseRun(serializeRun(run))).toEqual({ ok: true, value: run });
  });

  it('tells how the backends did that were tried for it', () => {
    const run = someRun({ backend: triedBackend });
    expect(parseRun(serializeRun(run))).toEqual({ ok: true, value: run });
  });

  it('is refused when it is damaged, too new, or leads elsewhere', () => {
    const run = someRun();
    const [trial] = triedBackend.trials;
    const damaged: [Partial<Record<keyof RunRecord, unknown>>, RegExp][] = [
      [{ version: 9 }, /newer Graft/], [{ version: 'x' }, /no version/], [{ id: '../x' }, /id/], [{ epochs: [{ epoch: 1 }] }, /damaged/], [{ seconds: -1 }, /seconds/],
      [{ config: { epochs: 0 } }, /epochs/], [{ steps: Array.from({ length: 1001 }, () => run.steps[0]) }, /steps/], [{ name: 'x'.repeat(201) }, /name/],
      [{ backend: { ...triedBackend, trials: [{ ...trial, share: 'all' }] } }, /share/], [{ backend: { ...triedBackend, trials: Array.from({ length: 5 }, () => trial) } }, /trials/],
      [{ document: { ...run.document, layers: run.document.layers.map((layer) => ({ ...layer, inputs: ['nowhere'] })) } }, /damaged/],
    ];
    for (const [change, why] of damaged) expect(parseRun(JSON.stringify({ ...run, ...change }))).toMatchObject({ ok: false, error: expect.stringMatching(why) as string });
    expect(parseRun('{')).toMatchObject({ ok: false });
    expect(parseRun('[]')).toMatchObject({ ok: false });
  });

  it('is called by its number and what it reached, unless it has a name', () => {
    expect(runName(someRun())).toBe('Run 3 · 92.1 %');
    expect(runName(someRun({ name: 'Best so far' }))).toBe('Best so far');
    expect(runName(someRun({ epochs: [], bestEpoch: 0, ended: 'failed' }))).toBe('Run 3 · failed');
    expect(runName(someRun({ epochs: someRun().epochs.map((epoch) => ({ ...epoch, valAccuracy: null })) }))).toBe('Run 3 · 50.0 %');
  });
});

describe('weights of runs', () => {
  it('are freed only where nothing else refers to them', () => {
    const [first, second] = [trained(someRun({ id: 'one' })), trained(someRun({ id: 'two' }))];
    expect(setsFreedBy(first, [second.document])).toEqual(['run-one']);
    expect(setsFreedBy(first, [second.document, first.document])).toEqual([]);
    expect(setsFreedBy(trained(someRun({ id: 'three' }), 'run-two'), [second.document])).toEqual([]);
  });

  it('are found even in a record that cannot be read', () => {
    expect(setsNamedIn(serializeRun(trained(someRun({ id: 'one' }))).slice(0, -9))).toEqual(['run-one']);
  });

  it('count towards what may be kept: the oldest without a name is the one to go', () => {
    const run = trained(someRun({ id: 'one' }));
    expect(weightBytes(run)).toBeGreaterThan(0);
    expect(weightBytes(trained(run, 'run-one-again'))).toBe(weightBytes(run));
    expect(weightBytes(trained(run, 'elsewhere'))).toBe(0);
    const many = Array.from({ length: keptLimits.runs + 1 }, (_, index) => someRun({ id: `run-${index}`, name: index === 0 ? 'kept' : null }));
    expect(oneTooMany(many.slice(1))).toBeNull();
    expect(oneTooMany(many)?.id).toBe('run-1');
    expect(oneTooMany(many.map((one) => ({ ...one, name: 'all named' })))).toBeNull();
    const heavy = { ...run, document: { ...run.document, layers: run.document.layers.map((layer) => ({ ...layer, weights: { kernel: { set: 'run-one', key: 'k', shape: [2 ** 15, 2 ** 14] } } })) } };
    expect(oneTooMany([heavy])?.id).toBe('one');
  });
});

test('only settings that differ are compared', () => {
  const other = someRun({ graph: 'ffffffff', config: { ...someRun().config, learningRate: 0.5, nesterov: true } });
  expect(differingSettings([someRun(), someRun()])).toEqual([]);
  expect(differingSettings([other])).toContainEqual({ label: 'Learning rate', values: ['0.5'] });
  expect(differingSettings([someRun(), other])).toEqual([
    { label: 'Learning rate', values: ['0.003', '0.5'] },
    { label: 'Nesterov', values: ['no', 'yes'] },
    { label: 'Network', values: [someRun().graph, 'ffffffff'] },
  ]);
});

test('phases are compared one by one', () => {
  const phases = [{ epochs: 3, trains: 'head' as const, blocks: 1, rate: 1 }];
  const phased = someRun({ config: { ...someRun().config, phases } });
  expect(differingSettings([someRun(), phased])).toEqual([
    { label: 'Phases 1 epochs', values: ['–', '3'] }, { label: 'Phases 1 trains', values: ['–', 'head'] }, { label: 'Phases 1 blocks', values: ['–', '1'] }, { label: 'Phases 1 rate', values: ['–', '1'] },
  ]);
});

describe('exported runs', () => {
  it('tell every number as it was measured', () => {
    const exported = JSON.parse(runsAsJson([someRun()])) as { runs: RunRecord[] };
    expect(exported.runs[0]).toMatchObject({ title: 'Run 3 · 92.1 %', epochs: someRun().epochs, steps: someRun().steps, config: someRun().config, startedAt: '2026-02-03T14:03:00.000Z' });
    expect(runsAsJson([someRun()])).not.toContain('"set"');
    expect(JSON.parse(runsAsJson([someRun({ backend: triedBackend })]))).toMatchObject({ runs: [{ backend: triedBackend }] });
    const [headings, first, second] = epochsAsCsv([someRun()]).split('\r\n');
    expect(headings).toBe('run,epoch,loss,accuracy,valLoss,valAccuracy,learningRate,best');
    expect(first!.split(',').map(Number).slice(1, 6)).toEqual([1, 0.1 + 0.2, 0.5, 0.7, 0.921]);
    expect(second).toBe('Run 3 · 92.1 %,2,1e-7,1,,,0.003,false');
    expect(stepsAsCsv([someRun()])).toBe('run,step,loss,accuracy,learningRate\r\nRun 3 · 92.1 %,1,2,0.25,0.003\r\n');
  });

  it('hold no formula, and quote what needs it', () => {
    expect(epochsAsCsv([someRun({ name: '=1+1' })])).toContain("\r\n'=1+1,1,");
    expect(epochsAsCsv([someRun({ name: 'a, "b"\nc' })])).toContain('"a, ""b""\nc",1,');
  });
});
