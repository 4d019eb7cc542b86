import type { ExportedFile } from '../protocol/files';

/** Hands a file to the browser's downloads. */
export function download({ filename, blob }: ExportedFile): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = filename;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the address after this turn; a minute is plenty.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
