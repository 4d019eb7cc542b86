import { expect, it } from 'vitest';
import { parsePanels } from './panel-memory';

const good = { open: { dock: false }, sizes: { palette: 240 } };
const nothing = { open: {}, sizes: {} };

it.each([
  ['what was stored', JSON.stringify(good), good],
  ['nothing', null, nothing],
  ['no JSON', '{', nothing],
  ['a width that is no number', '{"open":{},"sizes":{"palette":"wide"}}', nothing],
  ['a width beyond any screen', '{"open":{},"sizes":{"palette":1e9}}', nothing],
  ['too many panels', JSON.stringify({ open: Object.fromEntries(Array.from({ length: 41 }, (_, at) => [`p${at}`, true])), sizes: {} }), nothing],
])('%s', (_, text, expected) => expect(parsePanels(text)).toEqual(expected));
