import { describe, expect, it } from 'vitest';
import { hashOfLayer, layerOfHash } from './layer-link';

describe('layerOfHash', () => {
  it.each(['conv_1', 'block 1/conv:0', 'größe', '100%', '#layer=', '<img src=x onerror=alert(1)>'])('gives back %j', (name) => {
    expect(layerOfHash(hashOfLayer(name))).toBe(name);
  });

  it.each(['', '#', '#layer', '#layer=', '#layer=%', '#layer=%E0%A4%A', '#other=conv_1', `#layer=${'a'.repeat(1001)}`, `#layer=${'a'.repeat(100_000)}`])('passes over %.30s', (hash) => {
    expect(layerOfHash(hash)).toBeNull();
  });

  it('has none for a name that no address can hold', () => {
    expect(hashOfLayer('\ud800')).toBe('');
  });
});
