import type { Chained } from './chains';

/**
 * The chains by index, each after those that lead to it and as late as that allows: what leads to a merge stands right before it, whatever the
 * order of the file was.
 */
export function depthFirstOrder({ chains, edges }: Chained): readonly number[] {
  const inputs: number[][] = chains.map(() => []);
  const leadsOn = new Set<number>();
  for (const [source, target] of edges) {
    inputs[target]!.push(source);
    leadsOn.add(source);
  }
  const seen = new Set<number>();
  const order: number[] = [];
  // A stack of its own: networks of thousands of layers would exhaust the call stack.
  const from = (first: number) => {
    const stack: { readonly chain: number; next: number }[] = [{ chain: first, next: 0 }];
    seen.add(first);
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const input = inputs[top.chain]![top.next++];
      if (input === undefined) {
        order.push(top.chain);
        stack.pop();
      } else if (!seen.has(input)) {
        seen.add(input);
        stack.push({ chain: input, next: 0 });
      }
    }
  };
  chains.forEach((_, chain) => !leadsOn.has(chain) && from(chain));
  return order;
}
