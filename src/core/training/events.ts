import type { StepPoint, Thinned } from './curves';
import type { TensorRef } from '../graph/types';
import type { BackendTrial } from './backend-trials';

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
  /** Where it was chosen by trying: how it and the others did. */
  readonly trials?: readonly BackendTrial[];
}

/** Why a run failed, as far as a person is told. */
export interface RunError {
  readonly code: string;
  readonly message: string;
  readonly layer?: string;
  readonly file?: string;
}

/** One epoch as it was measured: losses are means over images, accuracies 0 to 1, epochs count from 1. */
export interface EpochNumbers {
  readonly epoch: number;
  readonly loss: number;
  readonly accuracy: number;
  readonly valLoss: number | null;
  readonly valAccuracy: number | null;
  readonly learningRate: number;
  readonly best: boolean;
}

/** What a run tells as it goes. Losses are means over images, accuracies shares (0 to 1), epochs count from 1, `learningRate` is that of the last update. */
export type TrainingEvent<Backend extends RunBackend = RunBackend, Failure extends RunError = RunError> =
  | { readonly type: 'progress'; readonly phase: WorkPhase; readonly done: number; readonly total: number; readonly etaSeconds: number | null }
  | { readonly type: 'started'; readonly backend: Backend; readonly cachedLayers: number; readonly trainImages: number; readonly validationImages: number; readonly rejected: readonly { readonly path: string; readonly reason: string }[] }
  /** A phase of several begins. `starts`: after how many epochs it and those before it began; `phases`: how many there are to be. */
  | { readonly type: 'phase'; readonly starts: readonly number[]; readonly phases: number; readonly cachedLayers: number; readonly trainedLayers: number }
  /** `curve`: every step since the last of these events. */
  | { readonly type: 'batch'; readonly epoch: number; readonly step: number; readonly steps: number; readonly loss: number; readonly accuracy: number; readonly learningRate: number; readonly imagesPerSecond: number; readonly etaSeconds: number; readonly curve: readonly StepPoint[] }
  | ({ readonly type: 'epoch' } & EpochNumbers)
  /** It goes on from a checkpoint, or anew where there was none yet: these are its curves so far. */
  | { readonly type: 'restored'; readonly epochs: readonly EpochNumbers[]; readonly steps: Thinned<StepPoint> }
  /** A checkpoint was written after so many steps of the epoch. */
  | { readonly type: 'kept'; readonly epoch: number; readonly step: number }
  /** A checkpoint could not be written; training goes on. */
  | { readonly type: 'unkept'; readonly error: Failure }
  /** The best weights could not be stored; the run waits: resuming tries again, stopping gives them up. */
  | { readonly type: 'unsaved'; readonly error: Failure }
  /** What computed it is gone, and is started anew; the run goes on from its last checkpoint. */
  | { readonly type: 'recovering'; readonly message: string }
  | { readonly type: 'paused' }
  | { readonly type: 'resumed' }
  | { readonly type: 'done'; readonly stopped: boolean; /** early stopping ended it */ readonly early?: boolean; readonly bestEpoch: number; readonly weights: TrainedWeights; readonly validation: readonly ImagePrediction[]; readonly seconds: number }
  | { readonly type: 'failed'; readonly error: Failure };
