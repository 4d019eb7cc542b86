import { describe, expect, it } from 'vitest';
import { layerDefinitions } from '../../core/layers';
import { readyBlocks } from '../../core/graph/ready-blocks';
import { paletteBlocks, paletteGroups } from './palette-groups';

const names = (query: string) => paletteGroups(layerDefinitions, query).flatMap(({ layers }) => layers.map(({ className }) => className));

describe('paletteGroups', () => {
  it('offers every type but the input', () => {
    expect(names('').sort()).toEqual(layerDefinitions.map(({ className }) => className).filter((name) => name !== 'InputLayer').sort());
  });

  it('finds by class name, whatever the case', () => {
    expect(names('conv2d')).toContain('Conv2D');
    expect(names('conv2d')).not.toContain('Dense');
  });

  it('finds by category', () => {
    expect(names('merging')).toContain('Add');
  });

  it('finds nothing for nonsense', () => {
    expect(names('zzzz')).toEqual([]);
  });
});

it('finds ready-made blocks by title and by what they are for', () => {
  const ids = (query: string) => paletteBlocks(readyBlocks, query).map(({ id }) => id);
  expect(ids('')).toHaveLength(readyBlocks.length);
  expect(ids('residual')).toEqual(['residual', 'inverted_residual']);
  expect(ids('mobilenet')).toEqual(['inverted_residual']);
  expect(ids('quantum')).toEqual([]);
});
