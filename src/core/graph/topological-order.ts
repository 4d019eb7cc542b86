import type { LayerNode } from './types';

/**
 * The layers so that each stands after its inputs; where the given order does so already it is kept. null when they form a cycle.
 * Names in `inputs` that no layer has are passed over.
 */
export function topologicalOrder(layers: readonly LayerNode[]): readonly LayerNode[] | null {
  const byName = new Map(layers.map((layer) => [layer.name, layer]));
  const done = new Set<string>();
  const open = new Set<string>();
  const order: LayerNode[] = [];
  // A stack of its own: networks of thousands of layers in one line would exhaust the call stack.
  for (const first of layers) {
    const stack = [first];
    for (let layer = stack.at(-1); layer; layer = stack.at(-1)) {
      if (done.has(layer.name)) {
        stack.pop();
        continue;
      }
      open.add(layer.name);
      const missing = layer.inputs.filter((name) => byName.has(name) && !done.has(name));
      if (missing.some((name) => open.has(name))) return null;
      if (missing.length > 0) {
        stack.push(...missing.map((name) => byName.get(name)!).reverse());
        continue;
      }
      open.delete(layer.name);
      done.add(layer.name);
      order.push(layer);
      stack.pop();
    }
  }
  return order;
}
