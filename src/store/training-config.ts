import { trainingConfigSchema, type TrainingConfig } from '../core/training/config';
import { recall, remember } from './last-visit';

const key = 'graft.training';

/** The settings of the last visit; the defaults where there are none or they are not valid any more. */
export function storedConfig(): TrainingConfig {
  try {
    const stored = trainingConfigSchema.safeParse(JSON.parse(recall(key) ?? '{}'));
    if (stored.success) return stored.data;
  } catch {
    // Not JSON: the defaults are good.
  }
  return trainingConfigSchema.parse({});
}

export const storeConfig = (config: TrainingConfig): void => remember(key, JSON.stringify(config));
