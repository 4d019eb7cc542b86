import { describe, expect, it } from 'vitest';
import { formatBytes, formatCount, formatPercent, plural } from './format';

describe('formatCount', () => {
  it.each([[0, '0'], [999, '999'], [1000, '1 K'], [65_792, '65.8 K'], [475_544, '476 K'], [999_600, '1 M'], [4_253_864, '4.25 M'], [4.06e7, '40.6 M'], [1.8e9, '1.8 G']])('%d', (value, text) => {
    expect(formatCount(value).replace('\u202f', ' ')).toBe(text);
  });
});

describe('formatPercent', () => {
  it.each([[0, 10, '0 %'], [10, 10, '100 %'], [1, 100_000, '< 0.1 %'], [99_999, 100_000, '> 99.9 %'], [1, 3, '33.3 %'], [5, 200, '2.5 %'], [0, 0, '0 %']])('%d of %d', (part, whole, text) => {
    expect(formatPercent(part, whole)).toBe(text);
  });
});

it('counts in words', () => {
  expect([plural(1, 'layer'), plural(1200, 'layer'), plural(2, 'class', 'classes')]).toEqual(['1 layer', '1,200 layers', '2 classes']);
});

describe('formatBytes', () => {
  it.each([[0, '0 B'], [900, '900 B'], [1536, '1.5 KB'], [429_916_160, '410 MB'], [2 ** 31, '2 GB'], [2.46 * 2 ** 30, '2.5 GB']])('%d', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
