import type { LayerConfig } from '../../layers/definition';
import { getLayer } from '../../layers/index';
import { err, ok, type Result } from '../../result';
import { indexOf } from '../graph-index';
import { problem, unchanged, unknownLayer } from '../issue';
import { parseConfig } from '../layer-config';
import { classesArgument } from '../output-layer';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { genericClasses } from './add-output-layer';
import { finish } from './finish';

/**
 * Sets arguments, by Keras's names, of one or more layers; the others keep their values. A wrong or unknown argument is refused by name and
 * changes nothing. Setting the units (or capsules) of the output layer by hand ends its following the classes.
 */
export function setConfig(document: GraphDocument, names: readonly string[], patch: LayerConfig): EditResult {
  const changed = new Map<string, LayerNode>();
  for (const name of names) {
    const layer = indexOf(document).byName.get(name);
    if (!layer) return unknownLayer(name);
    const next = patched(layer, patch);
    if (!next.ok) return { ok: false, issue: next.error };
    if (next.value !== layer) changed.set(name, next.value);
  }
  if (changed.size === 0) return unchanged(document);
  const layers = document.layers.map((layer) => changed.get(layer.name) ?? layer);
  return finish(document, withClassesFor({ ...document, layers }, changed));
}

function patched(layer: LayerNode, patch: LayerConfig): Result<LayerNode, Issue> {
  const definition = getLayer(layer.type);
  if (!definition) return err(problem('unknown-type', `Graft does not know layers of type ${layer.type}.`, layer.name));
  const unknown = Object.keys(patch).find((key) => !Object.hasOwn(definition.schema.shape, key));
  if (unknown !== undefined) return err(problem('bad-config', `${layer.type} has no argument named “${unknown}”.`, layer.name));
  const next = parseConfig(definition, { ...layer.config, ...patch });
  if (!next.ok) return err(problem('bad-config', `${layer.name}: ${next.error}.`, layer.name));
  const before = parseConfig(definition, layer.config);
  // Canonical configs are plain JSON with one order of keys: equal text is an equal config.
  if (before.ok && JSON.stringify(before.value) === JSON.stringify(next.value)) return ok(layer);
  return ok({ ...layer, config: next.value, origin: layer.origin === 'pretrained' ? 'changed' : layer.origin });
}

function withClassesFor(document: GraphDocument, changed: ReadonlyMap<string, LayerNode>): GraphDocument {
  const head = document.followsClasses === null ? undefined : changed.get(document.followsClasses);
  const units = head?.config[classesArgument(head)];
  const followed = document.classes;
  if (typeof units !== 'number' || units === followed.length || (units === 1 && followed.length === 2)) return document;
  return { ...document, followsClasses: null, classes: [...followed.slice(0, units), ...genericClasses(units, Math.min(units, followed.length))] };
}
