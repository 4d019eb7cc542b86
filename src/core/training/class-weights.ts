/**
 * How much an image of each class is to count so that every class counts the same in all: images / (classes × images of the class), as scikit-learn's
 * "balanced" has it. A class without images is none of the classes, and counts 1.
 */
export function balancedWeights(labels: readonly number[], classCount: number): number[] {
  const counts = Array.from({ length: classCount }, () => 0);
  for (const label of labels) counts[label]! += 1;
  const present = counts.filter((count) => count > 0).length;
  return counts.map((count) => (count === 0 ? 1 : labels.length / (present * count)));
}
