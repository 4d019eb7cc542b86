/** FNV-1a over bytes or words: 32 bits that tell a damaged or another content apart, no defence against an enemy (Fowler, Noll, Vo). */
export function fnv1a(values: ArrayLike<number>): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < values.length; at++) hash = Math.imul(hash ^ values[at]!, 0x01000193);
  return hash >>> 0;
}
