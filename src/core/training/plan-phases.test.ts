import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resnet } from '../graph/blocks/test-topologies';
import { compile } from '../graph/compile';
import { addOutputLayer, insertAfter, removeOutputLayer, setLearningRateMultiplier, setTrainable } from '../graph/edits';
import { withAncestors } from '../graph/graph-index';
import { denseHead, testDocument } from '../graph/test-documents';
import type { BuildPlan, EditResult, GraphDocument } from '../graph/types';
import { featureCut } from './feature-cut';
import { phaseScopes, type Phase } from './phases';
import { blockCount, keepingStatistics, layersTrained, phasePlan, planPhases } from './plan-phases';

const edit = (document: GraphDocument, change: (document: GraphDocument) => EditResult): GraphDocument => {
  const result = change(document);
  if (!result.ok) throw new Error(result.issue.message);
  return result.document;
};
const withNewHead = (document: GraphDocument): GraphDocument => edit(edit(document, removeOutputLayer), (one) => addOutputLayer(one, 3, ['a', 'b', 'c']));
const planOf = (document: GraphDocument): BuildPlan => {
  const plan = compile(document);
  if (!plan.ok) throw new Error(plan.error[0]!.message);
  return plan.value;
};

const bare = resnet([2, 2, 2]);
/** With tensors, as one that was opened. */
const network = withNewHead(testDocument(bare.layers, bare.outputs));
const weighted = (plan: BuildPlan): string[] => plan.layers.filter(({ weights, trainable }) => trainable && weights.length > 0).map(({ name }) => name);
const trained = (document: GraphDocument, phase: Partial<Phase>): string[] =>
  weighted(phasePlan(planOf(document), planPhases(document, { epochs: 9, phases: [{ epochs: 1, trains: 'head', blocks: 1, rate: 1, ...phase }] })[0]!.trains));

describe('what trains in a phase', () => {
  const head = network.outputs[0]!;

  it('is the head alone, then block after block from the output on, then all', () => {
    expect(trained(network, { trains: 'head' })).toEqual([head]);
    const last = trained(network, { trains: 'blocks', blocks: 1 });
    expect(last.length).toBeGreaterThan(5);
    expect(last.every((name) => name === head || name.startsWith('conv4_'))).toBe(true);
    expect(trained(network, { trains: 'blocks', blocks: 2 }).some((name) => name.startsWith('conv3_'))).toBe(true);
    expect(trained(network, { trains: 'all' })).toEqual(weighted(planOf(network)));
    expect(blockCount(network)).toBeGreaterThanOrEqual(3);
  });

  it('is what the network has as trainable where it is left as it is', () => {
    const some = edit(network, (document) => setTrainable(document, ['conv1_conv', 'conv3_block1_1_conv'], false));
    expect(trained(some, { trains: 'as-frozen' })).toEqual(weighted(planOf(some)));
    expect(phasePlan(planOf(some), planPhases(some, { epochs: 3, phases: [] })[0]!.trains)).toEqual(planOf(some));
  });

  it('takes in a new layer anywhere, since random weights must train', () => {
    const adapted = edit(network, (document) => insertAfter(document, 'conv2_block1_out', 'BatchNormalization'));
    const fresh = adapted.layers.find(({ name, origin }) => origin === 'new' && name !== head)!.name;
    expect(trained(adapted, { trains: 'head' }).toSorted()).toEqual([fresh, head].toSorted());
  });

  it('is a layer at a time where a network has no blocks', () => {
    const small = withNewHead(denseHead());
    expect(blockCount(small)).toBe(3);
    expect(trained(small, { trains: 'blocks', blocks: 1 })).toEqual(['pw', 'pw_bn', small.outputs[0]]);
    expect(trained(small, { trains: 'blocks', blocks: 2 })).toEqual(['dw', 'dw_bn', 'pw', 'pw_bn', small.outputs[0]]);
  });

  const phase = fc.record({ epochs: fc.integer({ min: 1, max: 50 }), trains: fc.constantFrom(...phaseScopes), blocks: fc.integer({ min: 1, max: 8 }), rate: fc.constantFrom(1, 0.1, 0.3) });
  const flags = fc.array(fc.boolean(), { minLength: network.layers.length, maxLength: network.layers.length });

  it('depends on the phase alone unless it is as frozen, grows with it, and leaves one frozen part before it', () => {
    fc.assert(fc.property(phase, flags, (one, frozen) => {
      const document = { ...network, layers: network.layers.map((layer, at) => ({ ...layer, trainable: !frozen[at] })) };
      const names = layersTrained(document, one);
      if (one.trains === 'as-frozen') return void expect(names).toBeNull();
      expect(names).toEqual(layersTrained(network, one));
      expect(names!.has(head)).toBe(true);
      for (const name of layersTrained(document, { ...one, trains: 'head' })!) expect(names!.has(name)).toBe(true);
      for (const name of layersTrained(document, { ...one, trains: 'blocks', blocks: one.blocks })!) if (one.trains !== 'head') expect(names!.has(name)).toBe(true);
      // What feeds the boundary trains nowhere, and all that trains lies behind it.
      const plan = phasePlan(planOf(document), planPhases(document, { epochs: 1, phases: [one] })[0]!.trains);
      const { cached, boundary } = featureCut(plan, head);
      const before = withAncestors(document, boundary);
      expect(weighted(plan).filter((name) => before.has(name) || cached.includes(name))).toEqual([]);
    }), { numRuns: 60 });
  });

  it('composes with the layers\' own multipliers, which stay as they are', () => {
    const slow = edit(network, (document) => setLearningRateMultiplier(document, ['conv4_block2_1_conv', head], 0.5));
    fc.assert(fc.property(fc.array(phase, { minLength: 1, maxLength: 5 }), (phases) => {
      const planned = planPhases(slow, { epochs: 1, phases });
      expect(planned.map(({ epochs, rate }) => [epochs, rate])).toEqual(phases.map(({ epochs, rate }) => [epochs, rate]));
      for (const one of planned) {
        const before = planOf(slow);
        const after = phasePlan(before, one.trains);
        expect(after.layers.map(({ learningRateMultiplier }) => learningRateMultiplier)).toEqual(before.layers.map(({ learningRateMultiplier }) => learningRateMultiplier));
        for (const { trainable, config } of after.layers) expect(config['trainable']).toBe(trainable);
      }
    }), { numRuns: 20 });
  });
});

describe('statistics', () => {
  it('are kept by the normalizations that came with the network, and not by new ones', () => {
    const document = edit(withNewHead(denseHead()), (one) => insertAfter(one, 'pw_relu', 'BatchNormalization'));
    const kept = keepingStatistics(planOf(document), document).layers.filter(({ keepsStatistics }) => keepsStatistics).map(({ name }) => name);
    expect(kept).toEqual(['conv1_bn', 'dw_bn', 'pw_bn']);
  });
});
