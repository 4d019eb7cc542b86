/** Error codes that cross a worker boundary; errors are data there, never thrown classes. */
export type ErrorCode =
  | 'unsupported-format' | 'not-a-model' | 'no-topology' | 'missing-file' | 'bad-json' | 'bad-topology' | 'bad-weights' | 'unknown-layer'
  | 'unsafe-layer' | 'shared-layer' | 'too-large' | 'hash-mismatch' | 'offline' | 'cancelled'
  | 'backend-unavailable' | 'build-failed' | 'non-finite' | 'out-of-memory' | 'gpu-lost' | 'crashed' | 'bad-image' | 'nothing-to-train' | 'missing-weights'
  | 'storage-full' | 'storage' | 'internal';

export interface GraftError {
  readonly code: ErrorCode;
  /** What happened, naming the file or layer, and what to do next. */
  readonly message: string;
  readonly layer?: string;
  readonly file?: string;
}

/** The one Error class used inside a worker; `toGraftError` turns anything into data at its border. */
export class GraftFailure extends Error {
  constructor(readonly error: GraftError) {
    super(error.message);
    this.name = 'GraftFailure';
  }
}

export function toGraftError(thrown: unknown): GraftError {
  if (thrown instanceof GraftFailure) return thrown.error;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'internal', message };
}
