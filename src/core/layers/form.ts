import type { z } from 'zod';
import type { LayerDefinition } from './definition';
import type { FieldKind } from './fields';
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
  /** What its numbers count: `px`. */
  readonly unit?: string;
  /** For `variant`: the classes to choose from, each with the arguments that it has. */
  readonly variants?: readonly FormVariant[];
  readonly variantOf?: (value: unknown) => string;
}

export interface FormVariant {
  readonly name: string;
  readonly start: unknown;
  readonly fields: readonly FormField[];
}

const cache = new WeakMap<LayerDefinition, readonly FormField[]>();

/** The arguments that a person can set, in the schema's order. */
export function formFields(definition: LayerDefinition): readonly FormField[] {
  const known = cache.get(definition);
  if (known) return known;
  const fields = fieldsOf(definition.schema);
  cache.set(definition, fields);
  return fields;
}

function fieldsOf(schema: z.ZodObject): readonly FormField[] {
  const defaults: Readonly<Record<string, unknown>> = schema.parse({});
  return Object.entries(schema.shape).flatMap(([name, argument]): FormField[] => {
    const meta = fieldMeta(argument);
    if (!meta || meta.hidden) return [];
    const { kind, choices, min, max, length, nullable = false, description, unit, variantOf } = meta;
    const held = typeof meta.variants === 'function' ? meta.variants() : meta.variants;
    const variants = held?.map((one): FormVariant => ({ name: one.name, start: one.start, fields: fieldsOf(one.schema) }));
    return [{ name, kind, choices: choices ?? held?.map((one) => one.name), min, max, length, nullable, default: defaults[name], description, unit, variants, variantOf }];
  });
}

/** The arguments that several layers' types have in common and take alike. */
export function sharedFields(definitions: readonly LayerDefinition[]): readonly FormField[] {
  const [first, ...others] = [...new Set(definitions)];
  if (!first) return [];
  const alike = (a: FormField, b: FormField) => a.name === b.name && a.kind === b.kind && a.length === b.length && a.choices?.join() === b.choices?.join();
  return formFields(first).filter((field) => others.every((other) => formFields(other).some((one) => alike(field, one))));
}

/** How a size that is not fixed is typed and shown. */
const anySize = 'any';

/** A canonical value as its field's text: `3, 3`, `relu`, JSON; '' for null. */
export function fieldText(field: FormField, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (field.kind === 'integers' && Array.isArray(value)) return value.flat().map((size) => size ?? anySize).join(', ');
  // A list of one is not the number.
  if (field.kind === 'numbers' && Array.isArray(value)) return value.length === 1 ? `[${value[0]}]` : value.join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What a field's text stands for, to be checked by the schema; text that is no number or JSON is given as it is, and refused there. */
export function fieldValue(field: FormField, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '' && field.nullable) return null;
  if (field.kind === 'choice' || trimmed === '') return trimmed;
  if (field.kind === 'integers') return integersOf(trimmed);
  if (field.kind === 'numbers') return numbersOf(trimmed);
  if (field.kind === 'boolean') return trimmed === 'true';
  if (field.kind === 'json' || field.kind === 'variant') return jsonOf(trimmed);
  return Number.isNaN(Number(trimmed)) ? trimmed : Number(trimmed);
}

function integersOf(text: string): unknown {
  const numbers = text.replace(/[[\]()]/g, ' ').split(/[\s,×x]+/).filter((part) => part !== '').map((part) => (/^(any|null|none|\?)$/i.test(part) ? null : Number(part)));
  return numbers.some((one) => Number.isNaN(one)) ? text : numbers;
}

/** `0.5` is a number, `0.5, 0.4` and `[0.5]` are lists. */
function numbersOf(text: string): unknown {
  const numbers = text.replace(/[[\]()]/g, ' ').split(/[\s,;]+/).filter((part) => part !== '').map(Number);
  if (numbers.length === 0 || numbers.some((one) => Number.isNaN(one))) return text;
  return numbers.length === 1 && !/[[(]/.test(text) ? numbers[0] : numbers;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
