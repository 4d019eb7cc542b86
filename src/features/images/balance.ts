import type { ClassEntry } from '../../core/dataset/types';

/**
 * A quiet word when a network could do well by always saying the largest class; null when the classes are even enough.
 * @param counts images of each class, in the classes' order.
 */
export function imbalanceHint(classes: readonly ClassEntry[], counts: readonly number[]): string | null {
  const bySize = classes.map(({ name }, index) => ({ name, count: counts[index] ?? 0 })).filter(({ count }) => count > 0).sort((a, b) => b.count - a.count);
  const [most, least] = [bySize[0], bySize.at(-1)];
  if (!most || !least || most.count < 3 * least.count) return null;
  return `"${most.name}" has ${Math.round(most.count / least.count)} times as many images as "${least.name}". More of the small classes would help.`;
}
