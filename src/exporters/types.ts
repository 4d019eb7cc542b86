import type { TensorRef } from '../core/graph/types';
import type { ExportedFile, ExportFormat, ExportRequest } from '../protocol/files';

/** The numbers behind references, in their order. @throws GraftFailure 'missing-weights'. */
export type ReadTensors = (refs: readonly TensorRef[]) => Promise<Float32Array<ArrayBuffer>[]>;

/** One file format. */
export interface Exporter {
  readonly format: ExportFormat;
  /** The network as one file. @throws GraftFailure 'missing-weights' naming the layer that has no values yet. */
  write(request: ExportRequest, readTensors: ReadTensors): Promise<ExportedFile>;
}
