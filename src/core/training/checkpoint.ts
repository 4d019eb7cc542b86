import { z } from 'zod';
import type { StepPoint, Thinned } from './curves';
import { epochCount, epochsSchema, stepsSchema } from './curves-schema';
import type { EpochNumbers, RunBackend } from './events';
import { mostPhases } from './phases';

/** Where a run stands between two steps. What is random in it derives from (seed, epoch, step), so this says that too. */
export interface Position {
  /** The epoch under way, counted from 1. */
  readonly epoch: number;
  /** Steps of it that are done. */
  readonly step: number;
  /** Sums over the images of the epoch so far, and how many they are. */
  readonly loss: number;
  readonly accuracy: number;
  readonly seen: number;
  /** After how many epochs each phase so far has begun; the last is the one under way. */
  readonly starts: readonly number[];
  /** Of the phase's epochs so far, those that decide which is best. */
  readonly losses: readonly number[];
  /** The best loss of earlier phases, as it would count in this one; null in the first. */
  readonly carried: number | null;
  /** 0 when no epoch has ended. */
  readonly bestEpoch: number;
}

export const firstPosition: Position = { epoch: 1, step: 0, loss: 0, accuracy: 0, seen: 0, starts: [0], losses: [], carried: null, bestEpoch: 0 };

/** What a checkpoint says besides the numbers of its tensors. */
export interface CheckpointHead {
  readonly runId: string;
  /** Of two the higher is the later. */
  readonly sequence: number;
  readonly backend: RunBackend['name'];
  /** Whether the frozen part's features are computed once: how much room there is decides that, and may be another the next time. */
  readonly features: boolean;
  /** That the run has taken so far. */
  readonly seconds: number;
  readonly position: Position;
  readonly epochs: readonly EpochNumbers[];
  readonly steps: Thinned<StepPoint>;
  readonly optimizer: { readonly step: number; readonly pending: number };
}

/** All that a run needs to go on as if nothing had been: it then takes the same steps, to the bit on backends that compute the same way twice. */
export interface Checkpoint extends CheckpointHead {
  /** `weights/…`, `best/…`, `slots/…` by layer and weight; `validation`, the best epoch's numbers for each image. */
  readonly tensors: Readonly<Record<string, Float32Array>>;
}

const count = z.int().min(0);

/** Files may be damaged, or written by somebody else. */
export const headSchema: z.ZodType<CheckpointHead> = z.object({
  runId: z.string().max(64),
  sequence: count,
  backend: z.enum(['webgpu', 'webgl', 'wasm', 'cpu']),
  features: z.boolean(),
  seconds: z.number().min(0),
  position: z.object({ epoch: z.int().min(1).max(10_001), step: count, loss: z.number(), accuracy: z.number(), seen: count, starts: z.array(epochCount).min(1).max(mostPhases), losses: z.array(z.number()).max(10_000), carried: z.number().nullable(), bestEpoch: epochCount }),
  epochs: epochsSchema,
  steps: z.object({ points: stepsSchema, stride: z.int().min(1), skipped: count }),
  optimizer: z.object({ step: count, pending: count }),
});
