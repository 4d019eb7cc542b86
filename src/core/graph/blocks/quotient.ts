/** Strongly connected parts of a graph (Tarjan 1972), each part's nodes together, parts in topological order. Linear in nodes and edges. */
export function components(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const count = next.length;
  const index = new Int32Array(count).fill(-1);
  const low = new Int32Array(count);
  const at = new Int32Array(count);
  const onStack = new Uint8Array(count);
  const stack: number[] = [];
  const parts: number[][] = [];
  let time = 0;
  // From the last to the first, so that parts which nothing else orders stay as they were. A stack of its own: networks are deep.
  for (let root = count - 1; root >= 0; root--) {
    if (index[root] !== -1) continue;
    const path = [root];
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      if (index[node] === -1) {
        index[node] = low[node] = time++;
        stack.push(node);
        onStack[node] = 1;
      }
      const target = next[node]![at[node]!++];
      if (target === undefined) {
        path.pop();
        const before = path.at(-1);
        if (before !== undefined) low[before] = Math.min(low[before]!, low[node]!);
        if (low[node] === index[node]) parts.push(popPart(stack, onStack, node));
      } else if (index[target] === -1) path.push(target);
      else if (onStack[target]) low[node] = Math.min(low[node]!, index[target]!);
    }
  }
  return parts.reverse();
}

function popPart(stack: number[], onStack: Uint8Array, last: number): number[] {
  const part: number[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    onStack[node] = 0;
    part.push(node);
    if (node === last) break;
  }
  return part.reverse();
}

/** The graph of groups: which lead to which. `groupOf[i]` is the group of item i, from 0 on; connections are pairs of items. */
export function quotient(groups: number, groupOf: ArrayLike<number>, connections: Iterable<readonly [number, number]>): readonly (readonly number[])[] {
  const next: Set<number>[] = Array.from({ length: groups }, () => new Set());
  for (const [source, target] of connections) {
    const [from, to] = [groupOf[source]!, groupOf[target]!];
    if (from !== to) next[from]!.add(to);
  }
  return next.map((set) => [...set].sort((a, b) => b - a));
}
