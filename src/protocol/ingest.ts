import type { Augmentation } from '../core/augmentation/settings';
import type { BuildPlan } from '../core/graph/types';
import type { ImageFormat, RejectedFile } from '../core/dataset/types';

/** A file as it was dropped or picked, with its folders. */
export interface DroppedFile {
  readonly path: string;
  readonly file: Blob;
}

export interface IngestedImage {
  readonly id: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly format: ImageFormat;
}

/** One batch of an ingest: what was stored and what was refused, in the order of the files. */
export interface IngestBatch {
  readonly images: readonly IngestedImage[];
  readonly rejected: readonly RejectedFile[];
  readonly done: number;
  readonly total: number;
}

export interface PreviewRequest {
  /** The input layers are enough. */
  readonly plan: Pick<BuildPlan, 'inputs' | 'layers' | 'preprocessing'>;
  readonly ids: readonly string[];
  readonly augmentation: Augmentation;
  readonly seed: number;
  /** Kept views or epochs, whichever the training goes by; 0 is the image itself. */
  readonly views: readonly number[];
}

/** A picture as the network gets it, drawn: RGBA bytes. */
export interface DrawnPicture {
  readonly rgba: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
}

/** What the ingest worker answers: it sniffs, hashes, decodes, stores the original and a thumbnail. */
export interface IngestApi {
  ingest(files: readonly DroppedFile[], onBatch: (batch: IngestBatch) => void): Promise<void>;
  cancel(): Promise<void>;
  /** The views of some stored images as training will see them, an image a row; those that cannot be decoded are left out. */
  preview(request: PreviewRequest): Promise<readonly (readonly DrawnPicture[])[]>;
  /** Draws the sample photographs' stand-ins, seeded: each a PNG or JPEG file under `<class>/<class>-<n>`. */
  drawSamples(seed: number, perClass: number): Promise<readonly DroppedFile[]>;
}
