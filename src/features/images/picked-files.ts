import type { DroppedFile } from '../../protocol/ingest';

/** Files that a person picked; those of a picked folder keep their path from that folder on. */
export function pickedFiles(files: readonly File[]): DroppedFile[] {
  return files.map((file) => ({ path: file.webkitRelativePath || file.name, file }));
}
