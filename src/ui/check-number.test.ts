import { describe, expect, it } from 'vitest';
import { checkNumber } from './check-number';

describe('checkNumber', () => {
  it.each([['16', 16], [' 0.5 ', 0.5], ['1e-3', 0.001], ['0,25', 0.25], ['-2', -2]])('reads %j', (text, value) => {
    expect(checkNumber(text, {})).toEqual({ ok: true, value });
  });

  it.each([
    ['', {}, 'Type a number.'],
    ['abc', { integer: true }, 'Type a whole number.'],
    ['1.5', { integer: true }, 'This must be a whole number.'],
    ['0', { min: 1 }, 'This must be at least 1.'],
    ['0', { min: 0, above: true }, 'This must be more than 0.'],
    ['11', { max: 10 }, 'This must be at most 10.'],
    ['Infinity', {}, 'Type a number.'],
  ])('refuses %j', (text, bounds, error) => {
    expect(checkNumber(text, bounds)).toEqual({ ok: false, error });
  });
});
