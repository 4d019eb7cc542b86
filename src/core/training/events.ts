import type { TensorRef } from '../graph/types';

export type WorkPhase = 'backend' | 'decoding' | 'building' | 'features' | 'views' | 'training' | 'saving';

/** New references for every weight of every layer whose values the run holds, by layer and weight name. */
export type TrainedWeights = Readonly<Record<string, Readonly<Record<string, TensorRef>>>>;

/** Probabilities of the best epoch's network for one validation image. */
export interface ImagePrediction {
  readonly id: string;
  readonly label: number;
  readonly probabilities: readonly number[];
}

/** What a run reports of the backend that it uses; `protocol/engine` says more of it. */
export interface RunBackend {
  readonly name: 'webgpu' | 'webgl' | 'wasm' | 'cpu';
  readonly software: boolean;
  readonly detail: string;
}

/** Why a run failed, as far as a person is told. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly layer?: string;
  readonly file?: string;
}

/** What a run tells as it goes. Losses are means over images, accuracies shares (0 to 1), epochs count from 1, `learningRate` is that of the last update. */
export type TrainingEvent<Backend extends RunBackend = RunBackend, Failure extends RunError = RunError> =
  | { readonly type: 'progress'; readonly phase: WorkPhase; readonly done: number; readonly total: number; readonly etaSeconds: number | null }
  | { readonly type: 'started'; readonly backend: Backend; readonly cachedLayers: number; readonly trainImages: number; readonly validationImages: number; readonly rejected: readonly { readonly path: string; readonly reason: string }[] }
  | { readonly type: 'batch'; readonly epoch: number; readonly step: number; readonly steps: number; readonly loss: number; readonly accuracy: number; readonly learningRate: number; readonly imagesPerSecond: number; readonly etaSeconds: number }
  | { readonly type: 'epoch'; readonly epoch: number; readonly loss: number; readonly accuracy: number; readonly valLoss: number | null; readonly valAccuracy: number | null; readonly learningRate: number; readonly best: boolean }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'done'; readonly stopped: boolean; /** early stopping ended it */ readonly early?: boolean; readonly bestEpoch: number; readonly weights: TrainedWeights; readonly validation: readonly ImagePrediction[]; readonly seconds: number }
  | { readonly type: 'failed'; readonly error: Failure };
