import type { Checkpoint, CheckpointHead } from './checkpoint';
import { decodeCheckpoint, decodeHead, jsonBytes, prefixBytes } from './checkpoint-format';

/** Of the files of a run the last that is whole, without its tensors; little is read of a file. null when there is none. */
export async function lastHead(runId: string, files: readonly Blob[]): Promise<CheckpointHead | null> {
  return (await inOrder(runId, files))[0]?.head ?? null;
}

/** Of the files of a run the last that is whole; null when there is none. */
export async function lastCheckpoint(runId: string, files: readonly Blob[]): Promise<Checkpoint | null> {
  for (const { file } of await inOrder(runId, files)) {
    const checkpoint = decodeCheckpoint(await bytesOf(file));
    if (checkpoint) return checkpoint;
  }
  return null;
}

/** Those that begin as a checkpoint of this run, the latest first. */
async function inOrder(runId: string, files: readonly Blob[]): Promise<{ readonly file: Blob; readonly head: CheckpointHead }[]> {
  const heads = await Promise.all(files.map(async (file) => ({ file, head: await headOf(file) })));
  return heads.flatMap(({ file, head }) => (head?.runId === runId ? [{ file, head }] : [])).sort((a, b) => b.head.sequence - a.head.sequence);
}

async function headOf(file: Blob): Promise<CheckpointHead | null> {
  const length = jsonBytes(await bytesOf(file.slice(0, prefixBytes)));
  return length === null ? null : decodeHead(await bytesOf(file.slice(0, prefixBytes + length)));
}

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());
