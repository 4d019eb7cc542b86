import type { TensorValues } from '../core/tensor';
import type { OpenedModel } from '../protocol/files';

/** A file as it was picked or dropped or found in a zip; `path` has `/` between folders. */
export interface ModelFile {
  readonly path: string;
  readonly blob: Blob;
}

/** An opened model and the values of its tensors, by the `key` of the document's references. */
export interface ImportedModel extends OpenedModel {
  readonly tensors: Readonly<Record<string, TensorValues>>;
}

/** One file format. */
export interface Importer {
  readonly name: string;
  /** Whether these files are of the format: by their bytes and structure, not only by name. */
  match(files: readonly ModelFile[]): Promise<boolean>;
  /**
   * Reads the model; the document's tensor references point into the weight set `set`.
   * @throws GraftFailure that names the file or layer at fault.
   */
  open(files: readonly ModelFile[], set: string): Promise<ImportedModel>;
}
