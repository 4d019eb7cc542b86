import type { LayerConfig } from '../../layers/definition';
import { getLayer } from '../../layers/index';
import { parseConfig } from '../../layers/parse';

/** Of a layer's arguments those that a layer of `type` has too and takes as they are; {} for a type that is not known. */
export function fittingConfig(type: string, config: LayerConfig): LayerConfig {
  const definition = getLayer(type);
  if (!definition) return {};
  const shared = Object.entries(config).filter(([key, value]) => Object.hasOwn(definition.schema.shape, key) && parseConfig(definition, { [key]: value }).ok);
  const kept = Object.fromEntries(shared);
  // Two arguments may each be right and not go together.
  return parseConfig(definition, kept).ok ? kept : {};
}
