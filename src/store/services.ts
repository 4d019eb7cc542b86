import type { BaseDefinition } from '../core/bases/definition';
import type { BaseFigures } from '../core/bases/figures';
import type { GraphDocument, TensorRef } from '../core/graph/types';
import type { Dataset } from '../core/dataset/types';
import type { Result } from '../core/result';
import type { RunRecord } from '../core/training/run-record';
import type { RunUnderWay } from '../core/training/run-under-way';
import type { EngineApi } from '../protocol/engine';
import type { GraftError } from '../protocol/errors';
import type { ExportedFile, ExportRequest, FilesApi, OnProgress, OpenedModel } from '../protocol/files';
import type { DroppedFile, IngestApi, IngestBatch } from '../protocol/ingest';
import type { LayoutRequest, LayoutResult } from '../protocol/layout';

/** What is restored after a reload. */
export interface Session {
  readonly document: GraphDocument;
  readonly opened: GraphDocument;
  readonly dataset: Dataset;
}

/** A run to go on with. */
export interface InterruptedRun {
  readonly run: RunUnderWay;
  /** Epochs that have ended, and steps of the one after them; 0 where there is no checkpoint yet. */
  readonly epoch: number;
  readonly step: number;
  /** Nobody meant to leave it: this very tab computed it until it was loaded anew, or one was killed over it. It goes on without a question. */
  readonly byItself: boolean;
}

/** All that the stores need of the outside; the app provides it once at start, tests provide their own. */
export interface Services {
  readonly files: {
    open(files: readonly File[], onProgress: OnProgress): Promise<Result<OpenedModel, GraftError>>;
    openBase(id: string, onProgress: OnProgress): Promise<Result<OpenedModel, GraftError>>;
    cancelOpen(): Promise<void>;
    export(request: ExportRequest): Promise<Result<ExportedFile, GraftError>>;
    inspectWeights: FilesApi['inspectWeights'];
  };
  /** How good a base network is; {} where that is not known. */
  baseFigures(base: BaseDefinition): Promise<BaseFigures>;
  readonly weights: {
    /** Those of the references whose tensor this browser does not hold. */
    missing(refs: readonly TensorRef[]): Promise<readonly TensorRef[]>;
  };
  readonly trainer: EngineApi;
  readonly ingest: {
    ingest(files: readonly DroppedFile[], onBatch: (batch: IngestBatch) => void): Promise<void>;
    cancel(): Promise<void>;
    drawSamples(seed: number, perClass: number): Promise<readonly DroppedFile[]>;
    preview: IngestApi['preview'];
    /** A blob: URL of the stored thumbnail; the caller revokes it. */
    thumbnail(id: string): Promise<string | null>;
    removeImages(ids: readonly string[]): Promise<void>;
  };
  readonly session: {
    save(session: Session): Promise<void>;
    load(): Promise<Session | null>;
  };
  /** Runs that have ended. */
  readonly runs: {
    save(run: RunRecord): Promise<void>;
    /** The oldest first; `unreadable` counts those that are damaged or of a newer version. */
    load(): Promise<{ readonly runs: readonly RunRecord[]; readonly unreadable: number }>;
    remove(id: string): Promise<void>;
    /** Removes weight sets that nothing refers to any more, unless another tab could. */
    freeWeights(sets: readonly string[]): Promise<void>;
  };
  /** Runs that have not ended, for as long as they have not. */
  readonly checkpoints: {
    /** Keeps what the run was started with, and tells other tabs that it is under way. */
    begin(run: RunUnderWay): Promise<void>;
    /** Whether this tab may compute the run, and none but this one from now on. */
    take(id: string): Promise<boolean>;
    /** The last run that no tab computes any more, and how far it got; null when there is none. */
    interrupted(): Promise<InterruptedRun | null>;
    /** Whether the run, which this tab computes, goes on by itself when the tab is loaded anew, or is killed and another opened. */
    goesOn(id: string, byItself: boolean): void;
    /** The run is not computed here any more, but may go on later. */
    pause(id: string): Promise<void>;
    /** Forgets the run and its checkpoints. */
    end(id: string): Promise<void>;
  };
  /** What this machine has room for, as far as the browser says. */
  device(): Promise<{ readonly gigabytes: number | null; readonly freeBytes: number | null }>;
  readonly layout: { layout(request: LayoutRequest): Promise<LayoutResult> };
  download(file: ExportedFile): void;
}

let provided: Services | null = null;

export function provideServices(services: Services): void {
  provided = services;
}

/** @throws when the app has not provided them: a programming error. */
export function services(): Services {
  if (!provided) throw new Error('Services were used before the app provided them.');
  return provided;
}
