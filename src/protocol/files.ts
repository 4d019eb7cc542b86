import type { BuildPlan, GraphDocument, Issue, TensorRef } from '../core/graph/types';
import type { WeightReport } from '../core/inside/weight-report';
import type { Result } from '../core/result';
import type { GraftError } from './errors';

/** Bytes so far of bytes in all (0 when not known). */
export type OnProgress = (done: number, total: number) => void;

export interface OpenedModel {
  readonly document: GraphDocument;
  /** What was translated, flattened or dropped on the way, to tell the person. */
  readonly notes: readonly Issue[];
  /** Human name of the format, `TensorFlow.js layers model (Teachable Machine)`. */
  readonly format: string;
}

export const exportFormats = ['tfjs'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface ExportRequest {
  readonly format: ExportFormat;
  readonly plan: BuildPlan;
  readonly name: string;
}

export interface ExportedFile {
  readonly filename: string;
  readonly blob: Blob;
}

/** A layer's weights to look into, by name: as they are, and as they were when the network was opened. */
export interface InspectRequest {
  readonly now: Readonly<Record<string, TensorRef>>;
  readonly before: Readonly<Record<string, TensorRef>>;
  /** Draw a kernel's filters as pictures. */
  readonly pictures: boolean;
}

/** What the files worker answers: it opens and writes model files, and owns the weight sets in storage. It has no tfjs in it. */
export interface FilesApi {
  open(files: readonly File[], onProgress: OnProgress): Promise<Result<OpenedModel, GraftError>>;
  /** Fetches (embedded: from this page's own server; remote: its host, then a stored copy) and opens a base network by id. */
  openBase(id: string, onProgress: OnProgress): Promise<Result<OpenedModel, GraftError>>;
  cancelOpen(): Promise<void>;
  export(request: ExportRequest): Promise<Result<ExportedFile, GraftError>>;
  /** Statistics of stored weights, in the request's order. */
  inspectWeights(request: InspectRequest): Promise<Result<readonly WeightReport[], GraftError>>;
  /** Removes weight sets that no document refers to any more. */
  collectWeights(keep: readonly string[]): Promise<void>;
}
