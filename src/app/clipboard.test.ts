import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { residual } from '../core/graph/test-documents';
import type { TensorRef } from '../core/graph/types';
import { copyLayers } from '../core/project/clipboard';
import { chooseConnection, useChosenConnection } from '../store/chosen-connection';
import { useDocumentStore } from '../store/document-store';
import { provideServices, type Services } from '../store/services';
import { useUiStore } from '../store/ui-store';
import { cutSelected, pasteFromClipboard, pasteText, writeSelection } from './clipboard';

const editor = useDocumentStore.getState;
const layer = (name: string) => editor().document!.layers.find((one) => one.name === name)!;
/** Layers whose weights the browser lost. */
let lost: string[] = [];

afterEach(() => vi.unstubAllGlobals());

beforeEach(() => {
  vi.stubGlobal('navigator', {});
  lost = [];
  provideServices({ weights: { missing: (refs: readonly TensorRef[]) => Promise.resolve(refs.filter(({ key }) => lost.some((name) => key.startsWith(`${name}/`)))) } } as unknown as Services);
  editor().open(residual());
});

it('pastes after the selected layer, in one step of undo, and selects what it pasted', async () => {
  const before = editor().document;
  editor().select(['hidden']);
  await pasteText(copyLayers(before!, ['hidden', 'logits'])!);
  expect(editor().selection).toEqual(['hidden_1', 'logits_1']);
  expect(layer('hidden_1').inputs).toEqual(['hidden']);
  expect(layer('logits').inputs).toEqual(['logits_1']);
  editor().undo();
  expect(editor().document).toBe(before);
});

it('pastes on the selected connection', async () => {
  chooseConnection({ source: 'stem', target: 'add' });
  await pasteText(copyLayers(residual(), ['res_relu'])!);
  expect(layer('add').inputs).toEqual(['res_relu_1', 'res_conv2']);
  expect(layer('res_conv1').inputs).toEqual(['stem']);
  expect(useChosenConnection.getState().connection).toBeNull();
});

it('leaves out weights that are not here, and says so', async () => {
  lost = ['hidden'];
  editor().select(['flatten']);
  await pasteText(copyLayers(residual(), ['hidden', 'logits'])!);
  expect(layer('hidden_1')).toMatchObject({ weights: {}, origin: 'new', trainable: true });
  expect(Object.keys(layer('logits_1').weights)).toEqual(['kernel', 'bias']);
  expect(editor().notes[0]).toMatchObject({ code: 'starts-anew', message: expect.stringContaining('not in this browser') as string });
});

it('cuts and pastes back where the browser shows no clipboard; something else on it changes nothing', async () => {
  editor().select(['res_relu']);
  await writeSelection();
  cutSelected();
  expect(layer('res_conv2').inputs).toEqual(['res_conv1']);
  editor().select(['res_conv1']);
  await pasteFromClipboard();
  expect(layer('res_conv2').inputs).toEqual(['res_relu']);
  const before = editor().document;
  await pasteText('{"kind":"graft-layers"}');
  expect(editor().document).toBe(before);
  expect(useUiStore.getState().notices.at(-1)).toMatchObject({ tone: 'warning', message: expect.stringContaining('damaged') as string });
});

it('a chosen connection and selected layers exclude one another', () => {
  editor().select(['stem']);
  chooseConnection({ source: 'stem', target: 'add' });
  expect(editor().selection).toEqual([]);
  editor().select(['add']);
  expect(useChosenConnection.getState().connection).toBeNull();
});
