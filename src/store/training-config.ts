import { trainingConfigSchema, type TrainingConfig } from '../core/training/config';

const key = 'graft.training';

/** The settings of the last visit; the defaults where there are none or they are not valid any more. */
export function storedConfig(): TrainingConfig {
  try {
    const stored = trainingConfigSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? '{}'));
    if (stored.success) return stored.data;
  } catch {
    // No storage (private windows, node), or not JSON: the defaults are good.
  }
  return trainingConfigSchema.parse({});
}

export function storeConfig(config: TrainingConfig): void {
  try {
    localStorage.setItem(key, JSON.stringify(config));
  } catch {
    // It holds for this visit then.
  }
}
