import { indexOf } from '../graph-index';
import { unchanged } from '../issue';
import { classesArgument } from '../output-layer';
import type { EditResult, GraphDocument } from '../types';
import { finish } from './finish';

/** Names what the output tells apart, by output index; the layers stay. */
export function setClasses(document: GraphDocument, classes: readonly string[]): EditResult {
  return sameNames(document.classes, classes) ? unchanged(document) : { ok: true, document: { ...document, classes }, notes: [] };
}

/**
 * Fits the output layer that Graft added to the classes of the images: as many units (or capsules), their names. Nothing happens when there is none, or
 * while there are fewer than two classes. A single sigmoid unit stays for two.
 */
export function fitOutputToClasses(document: GraphDocument, classNames: readonly string[]): EditResult {
  const head = document.followsClasses === null ? undefined : indexOf(document).byName.get(document.followsClasses);
  if (!head || classNames.length < 2) return unchanged(document);
  const binary = head.config.units === 1 && head.config.activation === 'sigmoid';
  const units = binary && classNames.length === 2 ? 1 : classNames.length;
  const argument = classesArgument(head);
  const fits = head.config[argument] === units;
  if (fits && sameNames(document.classes, classNames)) return unchanged(document);
  const config = { ...head.config, [argument]: units, ...(binary && units > 1 ? { activation: 'softmax' } : {}) };
  const layers = fits ? document.layers : document.layers.map((layer) => (layer === head ? { ...layer, config } : layer));
  return finish(document, { ...document, layers, classes: classNames });
}

const sameNames = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((name, at) => name === b[at]);
