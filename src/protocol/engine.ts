import type { BuildPlan } from '../core/graph/types';
import type { BackendTrial } from '../core/training/backend-trials';
import type { TrainingConfig } from '../core/training/config';
import type { TrainingEvent } from '../core/training/events';
import type { PlanPhase } from '../core/training/plan-phases';
import type { SweepPoint } from '../core/training/rate-sweep';
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
  /** Where it was chosen by trying: how it and the others did. */
  readonly trials?: readonly BackendTrial[];
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
  /** One after another; without them the plan's layers train as it says, for as many epochs as the settings say. */
  readonly phases?: readonly PlanPhase[];
  readonly train: readonly TrainImage[];
  readonly validation: readonly TrainImage[];
  /** Go on from the run's last checkpoint; without one it begins anew. */
  readonly resume?: boolean;
}

export type { ImagePrediction, TrainedWeights, WorkPhase } from '../core/training/events';

export type TrainEvent = TrainingEvent<BackendReport, GraftError>;

/** Of a sweep of learning rates: all its points so far, some ten times a second. The last is `done` (also where it was stopped) or `failed`. */
export type SweepEvent =
  | Extract<TrainEvent, { type: 'progress' | 'failed' }>
  | { readonly type: 'sweep'; readonly points: readonly SweepPoint[] }
  | { readonly type: 'done' };

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

export interface ActivationsRequest {
  readonly plan: BuildPlan;
  readonly image: Blob;
  /** Whose output to look at. */
  readonly layer: string;
  readonly backend: BackendName | 'auto';
  /** How many channels at most: those of the largest mean activation. */
  readonly channels: number;
}

/** A channel of a layer's output, as a picture. */
export interface FeatureMap {
  readonly channel: number;
  readonly mean: number;
  /** Row by row, 0 for the channel's smallest value to 255 for its largest. */
  readonly pixels: Uint8Array;
}

export interface Activations {
  /** Of the layer's output, without the batch axis. */
  readonly shape: readonly number[];
  /** For an output `[height, width, channels]`; [] for any other. */
  readonly maps: readonly FeatureMap[];
  /** The largest numbers of an output that is a list of them, with their places; [] for any other. */
  readonly units: readonly { readonly unit: number; readonly value: number }[];
  readonly backend: BackendName;
  readonly milliseconds: number;
}

/** What the engine worker answers, by comlink. Nothing rejects for bad input: failures are values. */
export interface EngineApi {
  backends(): Promise<readonly BackendReport[]>;
  /** One run at a time. Events come in order; the last is `done` or `failed`, then the promise resolves. Batch events at most 10 a second. */
  train(request: TrainRequest, onEvent: (event: TrainEvent) => void): Promise<void>;
  /** Trains a copy with a learning rate that rises at every step; keeps nothing of it. One at a time with `train`; `stop` ends it. */
  sweepRates(request: TrainRequest, onEvent: (event: SweepEvent) => void): Promise<void>;
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** Ends the run after the current batch; the best epoch's weights are kept. */
  stop(): Promise<void>;
  predict(request: PredictRequest): Promise<Result<Prediction, GraftError>>;
  /** What a layer makes of an image. */
  activations(request: ActivationsRequest): Promise<Result<Activations, GraftError>>;
  /** Those asked for and not yet answered are answered with `cancelled`. */
  cancelActivations(): Promise<void>;
  /** For tests and the bench. */
  memory(): Promise<{ readonly numTensors: number; readonly numBytes: number; readonly backend: string }>;
}

/** What the worker answers besides. */
export interface EngineWorkerApi extends EngineApi {
  /** Name of a lock (Web Locks) that the worker holds for as long as it lives; null where there are no locks. */
  life(): Promise<string | null>;
}
