import type { Recipe } from '../../core/graph/edits/freezing-recipes';
import type { GraphDocument, LayerNode } from '../../core/graph/types';
import type { Dataset } from '../../core/dataset/types';

export type StepId = 'output' | 'hidden' | 'freeze' | 'images' | 'train' | 'export';

export interface StepState {
  readonly done: Readonly<Record<StepId, boolean>>;
  /** The step to take now; null when all is done. The hidden layers are never asked for: they are as one likes. */
  readonly next: StepId | null;
}

const order: readonly StepId[] = ['output', 'freeze', 'images', 'train', 'export'];

/** How far a person has come, read from the work itself. `opened` is the network as it was opened, `recipe` what it is frozen by now. */
export function guideSteps(document: GraphDocument, opened: GraphDocument, dataset: Dataset, exported: boolean, recipe: Recipe | null): StepState {
  const done = {
    output: outputReplaced(document),
    hidden: hiddenEdited(document, opened),
    // A recipe is an answer, also the one that freezes nothing.
    freeze: recipe !== null || document.layers.some((layer) => !layer.trainable && hasWeights(layer)),
    images: classesWithImages(dataset) >= 2,
    train: document.layers.some((layer) => layer.origin === 'new' && hasWeights(layer)),
    export: exported,
  };
  return { done, next: order.find((step) => !done[step]) ?? null };
}

const hasWeights = ({ weights }: LayerNode) => Object.keys(weights).length > 0;

function outputReplaced({ layers, outputs, classes }: GraphDocument): boolean {
  const ends = layers.filter(({ name }) => outputs.includes(name));
  return classes.length > 0 && ends.length > 0 && ends.every(({ origin }) => origin === 'new');
}

/** A layer was changed, put in before the output layer, or taken out from between others. */
function hiddenEdited(document: GraphDocument, opened: GraphDocument): boolean {
  if (document.layers.some(({ origin }) => origin === 'changed')) return true;
  const adapters = new Set(document.layers.filter(({ name }) => document.outputs.includes(name)).flatMap(({ inputs }) => inputs));
  // What "Add output layer" puts before the Dense, to make its input flat.
  const adapts = ({ name, type }: LayerNode) => adapters.has(name) && (type === 'Flatten' || type === 'GlobalAveragePooling2D');
  if (document.layers.some((layer) => layer.origin === 'new' && !document.outputs.includes(layer.name) && !adapts(layer))) return true;
  return takenOut(document, opened);
}

function takenOut(document: GraphDocument, opened: GraphDocument): boolean {
  const kept = new Set(document.layers.map(({ name }) => name));
  const leadsToKept = new Set<string>();
  for (const { name, inputs } of [...opened.layers].reverse()) {
    const counts = kept.has(name) || leadsToKept.has(name);
    if (counts) for (const input of inputs) leadsToKept.add(input);
  }
  return opened.layers.some(({ name }) => !kept.has(name) && leadsToKept.has(name));
}

function classesWithImages({ images }: Dataset): number {
  return new Set(images.map(({ classId }) => classId)).size;
}
