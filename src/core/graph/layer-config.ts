import type { LayerConfig, LayerDefinition } from '../layers/definition';
import { parseConfig as parse } from '../layers/parse';
import { err, ok, type Result } from '../result';

type Parsed = Result<LayerConfig, string>;

const cache = new WeakMap<LayerConfig, { readonly definition: LayerDefinition; readonly parsed: Parsed }>();

/** The full config in canonical form, defaults filled in; or what is wrong with it, argument by argument. Worked out once for a config. */
export function parseConfig(definition: LayerDefinition, config: LayerConfig): Parsed {
  const before = cache.get(config);
  if (before?.definition === definition) return before.parsed;
  const result = parse(definition, config);
  const parsed = result.ok ? ok(result.value) : err(result.error.map(({ argument, message }) => (argument ? `${argument}: ${message}` : message)).join('; '));
  cache.set(config, { definition, parsed });
  return parsed;
}
