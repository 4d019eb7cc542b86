import { describe, expect, it } from 'vitest';
import { fuzzyScore } from './fuzzy';

const best = (query: string, ...texts: string[]) => texts.map((text) => ({ text, score: fuzzyScore(query, text) })).filter(({ score }) => score !== null).sort((a, b) => b.score! - a.score!).map(({ text }) => text);

describe('fuzzyScore', () => {
  it('takes anything for no query, equally', () => expect([fuzzyScore('', 'Undo'), fuzzyScore('  ', 'Redo')]).toEqual([0, 0]));

  it.each([
    ['frz all', ['Freeze all pretrained', 'Undo'], ['Freeze all pretrained']],
    ['bn', ['BatchNormalization', 'Cabinet', 'Dense'], ['BatchNormalization']],
    ['conv', ['SeparableConv2D', 'Conv2D', 'xconv'], ['Conv2D', 'SeparableConv2D', 'xconv']],
    ['all freeze', ['Freeze all pretrained'], ['Freeze all pretrained']],
    ['do', ['Undo', 'Dropout', 'Redo the rest'], ['Undo', 'Redo the rest']],
    ['(', ['a (b)', 'ab'], ['a (b)']],
  ])('%s', (query, texts, expected) => expect(best(query, ...texts).slice(0, expected.length)).toEqual(expected));

  it('refuses letters strewn over the middle of words', () => expect(fuzzyScore('eoi', 'Dense or dropout with pooling')).toBeNull());
});
