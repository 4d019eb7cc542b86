/** A file of records of one size, in no order. What it holds is worth nothing to another session. */
export interface RecordFile {
  /** @throws GraftFailure 'storage-full' with what to do, or 'storage'. */
  write(index: number, record: Uint8Array<ArrayBuffer>): Promise<void>;
  /** In the order asked, each a copy of its own; all of them must have been written. */
  read(indices: readonly number[]): Promise<Uint8Array<ArrayBuffer>[]>;
  /** Closes and removes it. */
  remove(): Promise<void>;
}

export interface RecordStorage {
  open(recordBytes: number): Promise<RecordFile>;
  /** Bytes that it can be expected to take. */
  room(): Promise<number>;
}
