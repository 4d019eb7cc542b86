/**
 * `work` with its last results kept: for what can be found again at little cost, and would fill memory if it were kept for every state of a
 * history. The same object gives the same result as long as fewer than `most` others have come since.
 */
export function lastFew<K extends object, V>(work: (key: K) => V, most = 8): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const result = known.has(key) ? known.get(key)! : work(key);
    // The one asked for last is the last to go.
    known.delete(key);
    known.set(key, result);
    if (known.size > most) known.delete(known.keys().next().value!);
    return result;
  };
}
