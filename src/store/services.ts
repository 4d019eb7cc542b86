import type { BaseDefinition } from '../core/bases/definition';
import type { BaseFigures } from '../core/bases/figures';
import type { GraphDocument, TensorRef } from '../core/graph/types';
import type { Dataset } from '../core/dataset/types';
import type { Result } from '../core/result';
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
