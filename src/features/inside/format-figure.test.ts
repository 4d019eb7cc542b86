import { expect, it } from 'vitest';
import { formatFigure } from './format-figure';

it.each([[0, '0'], [-0.031249, '-0.0312'], [0.00000012, '1.2e-7'], [1234, '1,230'], [2.5e7, '2.5e+7'], [-1, '-1']])('%d is %s', (value, text) => {
  expect(formatFigure(value)).toBe(text);
});
