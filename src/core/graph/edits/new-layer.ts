import type { LayerConfig } from '../../layers/definition';
import { getLayer } from '../../layers/index';
import { err, ok, type Result } from '../../result';
import { problem } from '../issue';
import { parseConfig } from '../layer-config';
import type { GraphDocument, Issue, LayerNode } from '../types';
import { kerasName, uniqueName } from './layer-names';

interface NewLayer {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly config?: LayerConfig;
  /** Made unique; Keras's default for the type when not given. */
  readonly name?: string;
}

/** A new, trainable layer without weights, its config filled in with defaults; or why there can be none. */
export function newLayer(document: GraphDocument, { type, inputs, config = {}, name }: NewLayer): Result<LayerNode, Issue> {
  const definition = getLayer(type);
  if (!definition) return err(problem('unknown-type', `Graft does not know layers of type ${type}.`));
  if (definition.inputs.max === 0) return err(problem('bad-arity', `${type} takes no input: it can only begin a network.`));
  const parsed = parseConfig(definition, config);
  if (!parsed.ok) return err(problem('bad-config', `${type}: ${parsed.error}.`));
  const unique = uniqueName(document, name ?? kerasName(definition.className));
  return ok({ name: unique, type: definition.className, config: parsed.value, inputs, trainable: true, origin: 'new', weights: {} });
}
