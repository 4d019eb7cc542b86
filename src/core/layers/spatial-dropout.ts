import { z } from 'zod';
import { inputOfRank } from './checks';
import { defineLayer, keepsShape } from './define';
import type { LayerDefinition } from './definition';
import { rate } from './dropout';
import { seed } from './fields';

function spatialDropout(className: string, rank: number, custom: boolean, help: string): LayerDefinition {
  return defineLayer({
    className,
    category: 'regularization',
    custom,
    help,
    schema: z.object({ rate, seed }),
    stochastic: true,
    ...keepsShape(className),
    outputShape: (_config, inputs) => inputOfRank(className, inputs, rank),
  });
}

export const spatialDropout1d = spatialDropout('SpatialDropout1D', 2, false, 'As Dropout, but whole features of a sequence fall away together.');
export const spatialDropout2d = spatialDropout('SpatialDropout2D', 3, true, 'As Dropout, but whole channels of a picture fall away together.');
export const spatialDropout3d = spatialDropout('SpatialDropout3D', 4, true, 'As Dropout, but whole channels of a volume fall away together.');
