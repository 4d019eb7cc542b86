import { isMultiplier, multiplierOf } from './learning-rate';
import type { GraphDocument } from './types';

/**
 * What breaks the rules that every document keeps, whatever was edited; [] for a sound one. Issues that a person can mend (shapes,
 * missing inputs of a merge) are `analyze`'s, not these.
 */
export function checkDocument(document: GraphDocument): string[] {
  const faults: string[] = [];
  const seen = new Set<string>();
  for (const { name, inputs, ...layer } of document.layers) {
    if (name === '') faults.push('A layer has no name.');
    if (seen.has(name)) faults.push(`Two layers are named “${name}”.`);
    if (!isMultiplier(multiplierOf(layer))) faults.push(`${name} multiplies the learning rate by ${multiplierOf(layer)}.`);
    for (const input of inputs) {
      if (!seen.has(input)) faults.push(`${name} takes “${input}”, which does not stand before it.`);
    }
    seen.add(name);
  }
  if (document.layers.length === 0) faults.push('There is no layer.');
  if (document.outputs.length === 0) faults.push('There is no output.');
  if (new Set(document.outputs).size < document.outputs.length) faults.push('An output is named twice.');
  const named = [...document.outputs, ...Object.keys(document.positions), ...(document.followsClasses === null ? [] : [document.followsClasses])];
  for (const name of named) {
    if (!seen.has(name)) faults.push(`“${name}” is named, but there is no such layer.`);
  }
  return faults;
}
