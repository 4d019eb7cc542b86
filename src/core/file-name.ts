/** A file name that every system takes, from the project's name: `My trucks` becomes `My trucks.zip`. Letters of all scripts stay. */
export function fileNameFor(name: string, extension: string): string {
  const safe = name.normalize('NFC').replace(/[^\p{L}\p{N}\p{M} ._()-]+/gu, '-').replace(/^[. -]+|[. -]+$/g, '').slice(0, 80).trim();
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(safe);
  return `${reserved ? 'network-' : ''}${safe || 'network'}.${extension}`;
}
