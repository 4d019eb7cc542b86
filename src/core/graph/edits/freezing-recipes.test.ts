import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../random';
import { detectBlocks } from '../blocks/detect';
import { followBlocks } from '../blocks/follow';
import { resnet } from '../blocks/test-topologies';
import { noBlocks } from '../blocks/types';
import { analyze } from '../analyze';
import { freezingParts } from '../freezing-parts';
import { multiplierOf } from '../learning-rate';
import { denseHead, mobilenetHead, residual, testDocument, twoOutputs } from '../test-documents';
import { editor } from '../test-editor';
import { randomEdit } from '../test-random-edits';
import type { GraphDocument, LayerNode } from '../types';
import { freezeByRecipe, gentleMultiplier, recipeOf, recipes, type Recipe } from './freezing-recipes';

const big = testDocument(resnet([2, 2, 2, 2]).layers, ['predictions']);
const bigBlocks = detectBlocks(big);
const weighted = (document: GraphDocument) => document.layers.filter(({ name }) => analyze(document).layers.get(name)!.weights.length > 0);
const names = (layers: readonly LayerNode[]) => layers.map(({ name }) => name);
const gently = (document: GraphDocument) => names(weighted(document).filter((layer) => layer.trainable && multiplierOf(layer) === gentleMultiplier));
const fully = (document: GraphDocument) => names(weighted(document).filter((layer) => layer.trainable && multiplierOf(layer) === 1));
const frozen = (document: GraphDocument) => names(weighted(document).filter(({ trainable }) => !trainable));
const by = (recipe: Recipe, blocks = noBlocks) => (document: GraphDocument) => freezeByRecipe(document, recipe, blocks);

const told = (document: GraphDocument, blocks = noBlocks) => recipeOf(document, freezingParts(document, blocks));
const applied = (document: GraphDocument, recipe: Recipe, blocks = noBlocks): GraphDocument => editor(document).apply(by(recipe, blocks)).document;

describe('the recipes', () => {
  it('train the head only: the output layer as it was opened, or what is new', () => {
    const opened = editor(denseHead()).multiply(0.5, 'pw', 'probs').apply(by('head-only'));
    expect(fully(opened.document)).toEqual(['probs']);
    expect(frozen(opened.document)).toHaveLength(weighted(opened.document).length - 1);
    expect(opened.document.layers.some(({ learningRateMultiplier }) => learningRateMultiplier !== undefined)).toBe(false);
    const added = editor(denseHead()).removeOutput().addOutput(3).insertAfter('pool', 'Dense', { units: 8 }).apply(by('head-only'));
    expect(fully(added.document)).toEqual(['dense', 'predictions']);
  });

  it('leave hidden layers that came along to the pretrained part once the output layer is a new one', () => {
    expect(fully(editor(residual()).apply(by('head-only')).document)).toEqual(['hidden', 'logits']);
    expect(fully(editor(residual()).removeOutput().addOutput(2).apply(by('head-only')).document)).toEqual(['predictions']);
  });

  it('let all that is random train, also amid pretrained layers', () => {
    const edited = editor(denseHead()).insertAfter('conv1_relu', 'Conv2D', { filters: 4, kernel_size: [1, 1] }).set('pw', { filters: 9 }).apply(by('head-only'));
    expect(fully(edited.document)).toEqual(['conv2d', 'pw', 'pw_bn', 'probs']);
  });

  it('let the last block and what follows it train gently', () => {
    const { document } = editor(big).apply(by('head-and-last-block', bigBlocks));
    expect(fully(document)).toEqual(['predictions']);
    expect(gently(document)).toEqual(names(weighted(document)).filter((name) => name.startsWith('conv5')));
    expect(gently(document).length).toBeGreaterThan(6);
  });

  it('take the last layer for a block where there are none, its normalization included', () => {
    expect(gently(editor(mobilenetHead()).apply(by('head-and-last-block')).document)).toEqual(['pw', 'pw_bn']);
  });

  it('let all train, the pretrained part gently', () => {
    const { document } = editor(twoOutputs()).freezePretrained().apply(by('all-gently'));
    expect(frozen(document)).toEqual([]);
    expect(fully(document)).toEqual(['kind_hidden', 'kind', 'broken']);
    expect(gently(document)).toHaveLength(weighted(document).length - 3);
  });

  it('still the noise of a frozen part, not that before the head', () => {
    const noisy = editor(mobilenetHead()).insertAfter('dw_relu', 'Dropout', { rate: 0.5 });
    const inside = noisy.names.find((name) => name.startsWith('dropout_'))!;
    const own = noisy.document.layers.map((layer) => (layer.name === inside ? { ...layer, origin: 'pretrained' as const } : layer));
    const only = editor({ ...noisy.document, layers: own }).apply(by('head-only'));
    expect(only.layer(inside).trainable).toBe(false);
    expect(only.layer('dropout').trainable).toBe(true);
    expect(only.apply(by('all-gently')).layer(inside).trainable).toBe(true);
  });

  it('are refused where nothing is pretrained', () => {
    const fresh = denseHead().layers.map((layer) => ({ ...layer, origin: 'new' as const, weights: {} }));
    const document = { ...denseHead(), layers: fresh };
    expect(editor(document).refusal(by('head-only')).code).toBe('nothing-to-do');
    expect(told(document)).toBeNull();
  });
});

describe('recipeOf', () => {
  it('tells what a document is frozen by, however it came to be', () => {
    expect(told(denseHead())).toBeNull();
    expect(told(editor(denseHead()).removeOutput().addOutput(3).freezePretrained().document)).toBe('head-only');
    const gentle = editor(big).apply(by('all-gently', bigBlocks));
    expect(told(gentle.document, bigBlocks)).toBe('all-gently');
    expect(told(gentle.freeze('conv5_block1_1_conv').document, bigBlocks)).toBeNull();
  });
});

const session = fc.record({ base: fc.constantFrom(denseHead(), mobilenetHead(), residual(), twoOutputs(), big), seed: fc.nat(), length: fc.integer({ min: 0, max: 10 }), recipe: fc.constantFrom(...recipes) });

it('a recipe is one edit that is told by recipeOf, changes nothing the second time, and leaves what neither has weights nor makes noise alone', () => {
  fc.assert(fc.property(session, ({ base, seed, length, recipe }) => {
    const random = seededRandom(seed);
    let document = base;
    for (let count = 0; count < length; count++) {
      const result = randomEdit(document, random);
      if (result.ok) document = result.document;
    }
    const blocks = followBlocks(detectBlocks(base), document);
    const before = JSON.stringify(document);
    const result = freezeByRecipe(document, recipe, blocks);
    expect(JSON.stringify(document)).toBe(before);
    if (!result.ok) {
      expect(result.issue.code).toBe('nothing-to-do');
      return;
    }
    // Of recipes that come to the same in this network, the first is told.
    const same = recipes.filter((one) => frozen(applied(result.document, one, blocks)).join() === frozen(result.document).join());
    expect(same).toContain(recipe);
    expect(told(result.document, blocks)).toBe(same[0]);
    expect(freezeByRecipe(result.document, recipe, blocks)).toMatchObject({ ok: true, document: result.document });
    const changing = new Set([...names(weighted(document)), ...names(document.layers.filter(({ type }) => type === 'Dropout'))]);
    document.layers.forEach((layer, at) => {
      const after = result.document.layers[at]!;
      if (!changing.has(layer.name)) expect(after).toBe(layer);
      expect({ ...after, trainable: layer.trainable, learningRateMultiplier: layer.learningRateMultiplier }).toEqual({ learningRateMultiplier: undefined, ...layer });
    });
  }), { numRuns: 300, seed: 1 });
}, 60_000);
