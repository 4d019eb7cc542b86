import type { z } from 'zod';
import { err, ok, type Result } from '../result';
import type { LayerConfig, LayerDefinition } from './definition';
import type { FieldMeta } from './fields';

/** What one argument has wrong, in words: `units: Too small: expected number to be >=1`. */
export interface ConfigProblem {
  /** The Keras argument's name. */
  readonly argument: string;
  readonly message: string;
}

const describe = (issue: z.core.$ZodIssue): ConfigProblem => ({ argument: String(issue.path[0] ?? ''), message: issue.message });

/**
 * A config as a file or a form has it, in canonical form (snake_case keys, every argument filled in); `name`, `trainable` and what
 * Graft does not know are dropped. With `complete`, arguments that Keras has no default for must be there, as in any whole file.
 */
export function parseConfig(
  definition: LayerDefinition,
  raw: Readonly<Record<string, unknown>>,
  options: { readonly complete?: boolean } = {},
): Result<LayerConfig, readonly ConfigProblem[]> {
  const renamed = Object.fromEntries(Object.entries(raw).map(([key, value]) => [rename(definition, raw, key), value]));
  if (options.complete) {
    const missing = requiredArguments(definition).filter((argument) => renamed[argument] === undefined);
    if (missing.length > 0) return err(missing.map((argument) => ({ argument, message: 'is missing' })));
  }
  const parsed = definition.schema.safeParse(renamed);
  return parsed.success ? ok(parsed.data) : err(parsed.error.issues.map(describe));
}

function rename(definition: LayerDefinition, raw: Readonly<Record<string, unknown>>, key: string): string {
  const name = definition.aliases?.[key];
  return name && !(name in raw) ? name : key;
}

/** Arguments without which Keras cannot build the layer. */
export function requiredArguments(definition: LayerDefinition): readonly string[] {
  return Object.entries(definition.schema.shape).filter(([, field]) => fieldMeta(field)?.required).map(([name]) => name);
}

export const fieldMeta = (field: unknown): FieldMeta | undefined => (field as z.ZodType).meta() as FieldMeta | undefined;
