import { describe, expect, it } from 'vitest';
import { figureTexts, parseFigures } from './figures';

describe('the figures of a base network', () => {
  it('are told as far as they were measured', () => {
    const everyday = parseFigures({ labels: [], figures: { top1: 42.13, top5: 67.96, on: 'some photographs' } });
    expect(everyday.on).toBe('some photographs');
    expect(figureTexts(everyday)).toEqual(['42.1 % right at the first guess', '68.0 % right within five guesses']);
    expect(figureTexts(parseFigures({ figures: { balancedAccuracy: 61 } }))).toEqual(['61.0 % right, as the mean over the classes']);
    expect(figureTexts(parseFigures({ figures: { top1: 'fine', top5: 140, balancedAccuracy: 0 } }))).toEqual(['0.0 % right, as the mean over the classes']);
  });

  it('are none where the file has none', () => {
    for (const metadata of [null, {}, { figures: {} }, { figures: 7 }, 'text']) expect(figureTexts(parseFigures(metadata))).toEqual([]);
  });
});
