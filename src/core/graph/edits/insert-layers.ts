import { refused } from '../issue';
import type { EditResult, GraphDocument, LayerNode } from '../types';
import { finish } from './finish';
import { faultInName, kerasName, longestName, nameGiver } from './layer-names';
import { faultInPlace, putIn, type Place } from './place';

/** Layers that are no part of a document yet, each after its inputs; an input that is null is whatever the place has. */
export interface LayerGroup {
  readonly layers: readonly (Omit<LayerNode, 'inputs'> & { readonly inputs: readonly (string | null)[] })[];
  /** The layer of the group whose output leads on. */
  readonly exit: string;
}

/** Puts a group in at a place, its names made unique, and selects its exit. Refused where there is no such place. */
export function insertLayers(document: GraphDocument, place: Place, { layers, exit }: LayerGroup): EditResult {
  const fault = faultInPlace(document, place);
  if (fault) return { ok: false, issue: fault };
  if (!layers.some(({ name }) => name === exit)) return refused('nothing-to-do', 'There are no layers to put in.');
  const give = nameGiver(document);
  const names = new Map<string | null, string>([[null, place.source]]);
  for (const layer of layers) names.set(layer.name, give(baseName(layer, document)));
  const added = layers.map((layer): LayerNode => ({ ...layer, name: names.get(layer.name)!, inputs: layer.inputs.map((input) => names.get(input)!) }));
  const end = names.get(exit)!;
  return finish(document, putIn(document, place, added, end), end);
}

/** Where `dense_2` is taken, its copy is `dense_3`, not `dense_2_1`. A name from elsewhere that Keras would not have is made one that it has. */
function baseName({ name, type }: { readonly name: string; readonly type: string }, { layers }: GraphDocument): string {
  const sound = faultInName(name) === null ? name : name.replace(/[^A-Za-z0-9_.-]/g, '_').replace(/^[_-]+/, '').slice(0, longestName - 8) || kerasName(type);
  const taken = layers.some((layer) => layer.name === sound);
  return taken ? sound.replace(/_\d{1,6}$/, '').slice(0, longestName - 8) : sound;
}
