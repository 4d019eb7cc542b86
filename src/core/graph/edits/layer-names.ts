import type { GraphDocument } from '../types';

export const longestName = 128;

/** Keras's own default: the class name in snake case, `Conv2D` -> `conv2d`, `GlobalAveragePooling2D` -> `global_average_pooling2d`. */
export function kerasName(type: string): string {
  return type.replace(/(.)([A-Z][a-z0-9]+)/g, '$1_$2').replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
}

/** `base`, or `base_1`, `base_2`, ...: the first that no layer has. */
export const uniqueName = (document: GraphDocument, base: string): string => nameGiver(document)(base);

/** As `uniqueName`, for several new layers: no name is given twice. */
export function nameGiver({ layers }: Pick<GraphDocument, 'layers'>): (base: string) => string {
  const taken = new Set(layers.map(({ name }) => name));
  return (base) => {
    let name = base;
    for (let count = 1; taken.has(name); count++) name = `${base}_${count}`;
    taken.add(name);
    return name;
  };
}

/** What is wrong with a layer's name, by the rules of Keras and TensorFlow together; null when nothing is. */
export function faultInName(name: string): string | null {
  if (name === '') return 'A layer needs a name.';
  if (name.length > longestName) return `A layer's name has at most ${longestName} characters; this one has ${name.length}.`;
  if (!/^[A-Za-z0-9.][A-Za-z0-9_.-]*$/.test(name)) {
    return 'A layer\'s name begins with a letter or a digit and goes on with letters, digits, “_”, “-” and “.” only.';
  }
  return null;
}
