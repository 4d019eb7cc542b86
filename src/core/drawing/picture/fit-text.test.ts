import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from './fit-text';

const font = { size: 12 };

describe('fitText', () => {
  it('leaves what fits, and cuts what does not with an ellipsis, never within a character', () => {
    expect(fitText('conv1', 100, font)).toBe('conv1');
    const cut = fitText('block_13_expand_relu_with_a_long_name', 100, font);
    expect(cut).toMatch(/^block_13.*…$/);
    expect(textWidth(cut, font)).toBeLessThanOrEqual(100);
    expect(fitText('😀'.repeat(40), 100, font)).toMatch(/^(😀)+…$/u);
  });

  it.each(['W'.repeat(80), 'i'.repeat(80), '漢'.repeat(80), 'a\u0301'.repeat(80), 'stage 1/unit 2/conv'])('keeps %s within its room', (text) => {
    for (const width of [20, 60, 200]) expect(textWidth(fitText(text, width, font), font)).toBeLessThanOrEqual(width);
  });
});
