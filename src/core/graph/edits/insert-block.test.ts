import { describe, expect, it } from 'vitest';
import { checkDocument } from '../check-document';
import { readyBlocks } from '../ready-blocks/index';
import { denseHead, residual } from '../test-documents';
import { editor } from '../test-editor';
import { insertBlock } from './index';

const errors = ({ analysis }: ReturnType<typeof editor>) => analysis.issues.filter(({ severity }) => severity === 'error');

describe('ready-made blocks', () => {
  it.each(readyBlocks.map(({ id }) => id))('%s builds behind a feature map, a second time too', (id) => {
    const edited = editor(denseHead()).delete('probs', 'pool');
    edited.apply((document) => insertBlock(document, { source: 'pw_relu' }, id));
    expect(errors(edited)).toEqual([]);
    expect(checkDocument(edited.document)).toEqual([]);
    const [end] = edited.document.outputs;
    expect(end).toMatch(new RegExp(`^${id}_1_`));
    expect(edited.selected).toBe(end);
    expect(edited.layer(end!).origin).toBe('new');
    edited.undo().apply((document) => insertBlock(document, { source: 'pw', target: 'pw_bn' }, 'residual'));
    edited.apply((document) => insertBlock(document, { source: 'pw_relu' }, id));
    expect(checkDocument(edited.document)).toEqual([]);
    expect(new Set(edited.names).size).toBe(edited.names.length);
  });

  it.each(['residual', 'inverted_residual', 'squeeze_excite', 'adapter'])('%s keeps the shape and every weight behind it', (id) => {
    const edited = editor(residual()).apply((document) => insertBlock(document, { source: 'stem', target: 'res_conv1' }, id));
    const end = edited.layer('res_conv1').inputs[0]!;
    expect(edited.facts(end).outputShape).toEqual(edited.facts('stem').outputShape);
    expect(edited.notes).toEqual([]);
    expect(errors(edited)).toEqual([]);
    expect(edited.layer('add').inputs[0]).toBe('stem');
  });

  it('says why one does not fit', () => {
    const base = editor(residual());
    expect(base.refusal((document) => insertBlock(document, { source: 'hidden' }, 'residual')).message).toContain('feature map');
    expect(base.refusal((document) => insertBlock(document, { source: 'stem', target: 'res_conv1' }, 'dense_head')).message).toMatch(/does not fit here.*res_conv1/s);
    expect(base.refusal((document) => insertBlock(document, { source: 'hidden' }, 'rows')).code).toBe('bad-shape');
    expect(base.refusal((document) => insertBlock(document, { source: 'nowhere' }, 'adapter')).code).toBe('unknown-layer');
    expect(base.refusal((document) => insertBlock(document, { source: 'stem' }, 'perpetuum')).code).toBe('unknown-type');
  });

  it('an adapter on a list of numbers is of Dense layers', () => {
    const edited = editor(residual()).apply((document) => insertBlock(document, { source: 'hidden' }, 'adapter'));
    expect(edited.layer('adapter_1_up').type).toBe('Dense');
    expect(edited.layer('logits').inputs).toEqual(['adapter_1_add']);
  });
});
