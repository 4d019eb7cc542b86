import { z } from 'zod';
import { mostPoints } from './curves';

const share = z.number().min(0).max(1);
/** As many as a run can have. */
export const epochCount = z.int().min(0).max(10_000);

export const epochsSchema = z.array(z.object({
  epoch: epochCount.min(1), loss: z.number(), accuracy: share, valLoss: z.number().nullable(), valAccuracy: share.nullable(), learningRate: z.number(), best: z.boolean(),
})).max(10_000);

export const stepsSchema = z.array(z.object({ step: z.int().min(0), loss: z.number(), accuracy: share, learningRate: z.number() })).max(mostPoints);
