import type { LayerConfig, LayerDefinition } from './definition';
import type { FieldKind } from './fields';
import { initializerChoice } from './initializer-field';
import { fieldMeta } from './parse';

/** One argument as the settings form shows it. */
export interface FormField {
  /** Keras's argument name: the label. */
  readonly name: string;
  readonly kind: FieldKind;
  /** For `choice`: what the schema accepts. */
  readonly choices?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  /** For `integers`: how many; absent where that varies. */
  readonly length?: number;
  /** An empty field stands for null. */
  readonly nullable: boolean;
  /** Canonical, as the schema gives it. */
  readonly default: unknown;
  readonly description: string;
}

const cache = new WeakMap<LayerDefinition, readonly FormField[]>();

/** The arguments that a person can set, in the schema's order. */
export function formFields(definition: LayerDefinition): readonly FormField[] {
  const known = cache.get(definition);
  if (known) return known;
  const defaults: LayerConfig = definition.schema.parse({});
  const fields = Object.entries(definition.schema.shape).flatMap(([name, schema]): FormField[] => {
    const meta = fieldMeta(schema);
    if (!meta || meta.hidden) return [];
    const { kind, choices, min, max, length, nullable = false, description } = meta;
    return [{ name, kind, choices, min, max, length, nullable, default: defaults[name], description }];
  });
  cache.set(definition, fields);
  return fields;
}

/** A canonical value as its field's text: `3, 3`, `glorot_uniform`, JSON; '' for null. */
export function fieldText(field: FormField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'choice') return typeof value === 'string' ? value : initializerChoice(value);
  if (field.kind === 'integers' && Array.isArray(value)) return value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a field's text stands for, to be checked by the schema; text that is no number or JSON is given as it is, and refused there. */
export function fieldValue(field: FormField, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '' && field.nullable) return null;
  if (field.kind === 'choice' || trimmed === '') return trimmed;
  if (field.kind === 'integers') return integersOf(trimmed);
  if (field.kind === 'boolean') return trimmed === 'true';
  if (field.kind === 'json') return jsonOf(trimmed);
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

function integersOf(text: string): unknown {
  const numbers = text.replace(/[[\]()]/g, ' ').split(/[\s,×x]+/).filter((part) => part !== '').map(Number);
  return numbers.some(Number.isNaN) ? text : numbers;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
