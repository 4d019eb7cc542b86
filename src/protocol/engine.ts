import type { BuildPlan } from '../core/graph/types';
import type { TrainingConfig } from '../core/training/config';
import type { TrainingEvent } from '../core/training/events';
import type { Result } from '../core/result';
import type { GraftError } from './errors';

export const backendNames = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

export interface BackendReport {
  readonly name: BackendName;
  /** Started and multiplied a known product rightly. */
  readonly usable: boolean;
  /** A software adapter (SwiftShader, llvmpipe, fallback): ranks below WASM. */
  readonly software: boolean;
  /** Adapter's or device's name, or why it is not usable. */
  readonly detail: string;
}

/** An image to train or evaluate on: its bytes are read from storage by id. */
export interface TrainImage {
  readonly id: string;
  /** Index into the plan's classes. */
  readonly label: number;
  readonly path: string;
}

export interface TrainRequest {
  readonly runId: string;
  readonly plan: BuildPlan;
  readonly config: TrainingConfig;
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
}

export type { ImagePrediction, TrainedWeights, WorkPhase } from '../core/training/events';

export type TrainEvent = TrainingEvent<BackendReport, GraftError>;

export interface PredictRequest {
  readonly plan: BuildPlan;
  readonly image: Blob;
  readonly backend: BackendName | 'auto';
}

export interface Prediction {
  readonly probabilities: readonly number[];
  readonly backend: BackendName;
  readonly milliseconds: number;
}

/** What the engine worker answers, by comlink. Nothing rejects for bad input: failures are values. */
export interface EngineApi {
  backends(): Promise<readonly BackendReport[]>;
  /** One run at a time. Events come in order; the last is `done` or `failed`, then the promise resolves. Batch events at most 10 a second. */
  train(request: TrainRequest, onEvent: (event: TrainEvent) => void): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run after the current batch; the best epoch's weights are kept. */
  stop(): Promise<void>;
  predict(request: PredictRequest): Promise<Result<Prediction, GraftError>>;
  /** For tests and the bench. */
  memory(): Promise<{ readonly numTensors: number; readonly numBytes: number; readonly backend: string }>;
}
