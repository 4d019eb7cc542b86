/** Where the checkpoints of runs lie: two places a run, written in turn, so that one is whole whenever the other is being written. */
export interface CheckpointStorage {
  /** @throws GraftFailure 'storage-full' or 'storage'. */
  write(runId: string, place: 0 | 1, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** What is there, whole or not. */
  read(runId: string): Promise<readonly Blob[]>;
  /** Gives their room back. */
  clear(runId: string): Promise<void>;
}
