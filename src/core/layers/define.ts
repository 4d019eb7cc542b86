import type { z } from 'zod';
import type { LayerDefinition, LayerConfig } from './definition';
import type { Shape } from '../shape';
import { oneInput } from './checks';

/** Checks a definition's types and forgets its schema's, so that all kinds fit one list. */
export const defineLayer = <S extends z.ZodObject>(definition: LayerDefinition<S>): LayerDefinition => definition as unknown as LayerDefinition;

export const oneToOne = { min: 1, max: 1 } as const;

type Weightless = Pick<LayerDefinition, 'inputs' | 'weights' | 'macs'>;

/** What layers without weights share. */
export const weightless: Weightless = { inputs: oneToOne, weights: () => [], macs: () => 0 };

/** For layers that keep their input's shape. */
export const keepsShape = (className: string): Weightless & Pick<LayerDefinition, 'outputShape'> => ({
  ...weightless,
  outputShape: (_config: LayerConfig, inputs: readonly Shape[]) => oneInput(className, inputs),
});
