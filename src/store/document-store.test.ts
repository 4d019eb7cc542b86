import { beforeEach, describe, expect, it } from 'vitest';
import { addOutputLayer, deleteLayers, insertAfter, removeOutputLayer, setTrainable } from '../core/graph/edits';
import { denseHead, residual, twoOutputs } from '../core/graph/test-documents';
import { randomEdit } from '../core/graph/test-random-edits';
import type { GraphDocument } from '../core/graph/types';
import { seededRandom } from '../core/random';
import { analyze } from '../core/graph/analyze';
import { useDocumentStore } from './document-store';

const store = () => useDocumentStore.getState();
const history = () => useDocumentStore.temporal.getState();

beforeEach(() => store().open(residual()));

describe('document store', () => {
  it('opens without a history', () => {
    store().apply(removeOutputLayer);
    store().open(denseHead());
    expect(history().pastStates).toEqual([]);
    expect(store().opened).toBe(store().document);
  });

  it('selects what an edit says, and never what is gone', () => {
    store().apply((document) => insertAfter(document, 'stem', 'Dropout'));
    expect(store().selection).toEqual(['dropout']);
    store().undo();
    expect(store().selection).toEqual([]);
    store().select(['stem', 'nowhere', 'stem', 'add']);
    expect(store().selection).toEqual(['stem', 'add']);
    store().apply((document) => deleteLayers(document, ['stem']));
    expect(store().selection).not.toContain('stem');
  });

  it('tells why an edit was refused, and changes nothing', () => {
    const { document } = store();
    store().apply((one) => deleteLayers(one, ['input']));
    expect(store().lastRefusal?.code).toBe('no-input');
    expect(store().document).toBe(document);
    expect(history().pastStates).toEqual([]);
    store().apply(removeOutputLayer);
    expect(store().lastRefusal).toBeNull();
  });

  it('goes back and forth to the very same documents, without a limit', () => {
    const random = seededRandom(7);
    store().open(twoOutputs());
    const seen: GraphDocument[] = [store().document!];
    while (seen.length <= 300) {
      const result = store().apply((document) => randomEdit(document, random));
      if (result.ok && result.document !== seen.at(-1)) seen.push(result.document);
    }
    for (const document of seen.toReversed().slice(1)) {
      store().undo();
      expect(store().document).toBe(document);
    }
    store().undo();
    expect(store().document).toBe(seen[0]);
    for (const document of seen.slice(1)) {
      store().redo();
      expect(store().document).toBe(document);
    }
  });

  it('makes no step of an edit that changes nothing, nor of a quiet one', () => {
    store().apply((document) => setTrainable(document, ['stem'], true));
    store().applyQuietly((document) => setTrainable(document, ['stem'], false));
    expect(history().pastStates).toEqual([]);
    expect(store().document!.layers[1]!.trainable).toBe(false);
    store().apply(removeOutputLayer);
    store().undo();
    expect(store().document!.layers[1]!.trainable).toBe(false);
  });

  it('names its steps, and goes to any of them', () => {
    const opened = store().document;
    store().apply((document) => setTrainable(document, ['stem', 'add'], false));
    store().apply((document) => insertAfter(document, 'stem', 'Dropout'));
    store().apply((document) => setTrainable(document, ['stem'], false));
    const last = store().document;
    expect([...history().pastStates.map(({ step }) => step), store().step]).toEqual([null, 'Freeze 2 layers', 'Insert Dropout after stem']);
    store().travel(-2);
    expect(store().document).toBe(opened);
    expect(store().step).toBeNull();
    expect(history().futureStates.map(({ step }) => step)).toEqual(['Insert Dropout after stem', 'Freeze 2 layers']);
    store().travel(2);
    expect(store().document).toBe(last);
    store().travel(-9);
    expect(store().document).toBe(opened);
  });

  it('gives one analysis for a document', () => {
    const analysis = () => analyze(store().document!);
    const before = analysis();
    store().select(['stem']);
    expect(analysis()).toBe(before);
    store().apply(removeOutputLayer);
    store().apply((document) => addOutputLayer(document, 3));
    expect(analysis()).not.toBe(before);
  });
});
