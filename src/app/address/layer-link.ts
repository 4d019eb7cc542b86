const start = '#layer=';
/** As in an imported file's names. */
const longest = 1000;

/** The layer that an address' hash names; null for any other hash, however strange. */
export function layerOfHash(hash: string): string | null {
  if (!hash.startsWith(start) || hash.length > start.length + 12 * longest) return null;
  try {
    const name = decodeURIComponent(hash.slice(start.length));
    return name === '' || name.length > longest ? null : name;
  } catch {
    return null; // a stray %
  }
}

export function hashOfLayer(name: string): string {
  try {
    return start + encodeURIComponent(name);
  } catch {
    return ''; // half a surrogate pair, which no address can hold
  }
}
