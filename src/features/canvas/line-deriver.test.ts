import { expect, it } from 'vitest';
import { noBlocks } from '../../core/graph/blocks/types';
import { visibleGraph } from '../../core/graph/blocks/visible-graph';
import { denseHead } from '../../core/graph/test-documents';
import { editor } from '../../core/graph/test-editor';
import { lineDeriver } from './line-deriver';

it('freezing leaves the stops as they are; a wider layer, another place or another layer does not', () => {
  const derive = lineDeriver();
  const opened = editor(denseHead());
  const positions = new Map(opened.names.map((name, at) => [name, { x: 0, y: at * 100 }]));
  const of = (one: typeof opened, places = positions) => derive(visibleGraph(one.document, noBlocks, new Set()), places, (id) => one.facts(id).params);
  const line = of(opened);
  expect(of(editor(denseHead()).freezeUpTo('pw'))).toBe(line);
  const wider = of(editor(denseHead()).set('probs', { units: 9 }));
  expect(wider).not.toBe(line);
  expect(of(editor(denseHead()).delete('pw_relu'))).not.toBe(wider);
  expect(of(opened, new Map(positions))).not.toBe(of(opened));
});
