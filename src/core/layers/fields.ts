import { z } from 'zod';

/** How the settings form shows an argument. */
export type FieldKind = 'integer' | 'number' | 'boolean' | 'choice' | 'integers' | 'numbers' | 'json' | 'variant';

/** One class that a `variant` field can hold, as `{ class_name, config }`. */
export interface Variant {
  /** As the form's choice has it: `he_normal`, `L2`. */
  readonly name: string;
  /** What choosing it sets; the schema fills the rest in. */
  readonly start: unknown;
  /** Of its arguments, each with meta. */
  readonly schema: z.ZodObject;
}

/** Beside `title` and `description`, what a field says of itself to the form (form.ts). */
export interface FieldMeta {
  readonly title: string;
  readonly description: string;
  readonly kind: FieldKind;
  readonly choices?: readonly string[];
  /** For `variant`; asked for when a form is made, since a layer may hold layers that are defined after it. */
  readonly variants?: readonly Variant[] | (() => readonly Variant[]);
  /** The name of the variant that a canonical value is; '' for none. */
  readonly variantOf?: (value: unknown) => string;
  /** What its numbers count: `px`. */
  readonly unit?: string;
  readonly min?: number;
  readonly max?: number;
  /** How many numbers an `integers` field takes; absent where that varies. */
  readonly length?: number;
  readonly nullable?: boolean;
  /** Not in the form: there is nothing to choose. */
  readonly hidden?: boolean;
  /** Keras has no default: a file that leaves it out is broken. */
  readonly required?: boolean;
}

const meta = (title: string, kind: FieldKind, description: string, rest: Partial<FieldMeta> = {}): FieldMeta => ({ title, kind, description, ...rest });

export const maxSize = 16_384;

interface IntegerOptions {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
}

/** A whole number, by default from 1 to 16,384. */
export function integer(title: string, description: string, { default: value, min = 1, max = maxSize, required = false }: IntegerOptions) {
  const error = `give a whole number from ${min.toLocaleString('en')} to ${max.toLocaleString('en')}`;
  return z.int({ error }).min(min, { error }).max(max, { error }).default(value).meta({ ...meta(title, 'integer', description, { min, max, required }) });
}

interface NumberOptions {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  readonly below?: number;
  readonly required?: boolean;
}

/** Limits as far as this are there to keep hostile files out: nobody needs to be told of them. */
const open = 1e6;

function range(min: number, max: number, below?: number): string {
  if (below !== undefined) return ` from ${min} to less than ${below}`;
  if (max >= open) return min <= -open ? '' : min > 0 && min < 1e-6 ? ' above 0' : ` from ${min} up`;
  return min <= -open ? ` up to ${max}` : ` from ${min} to ${max}`;
}

export function number(title: string, description: string, { default: value, min = -1e9, max = 1e9, below, required = false }: NumberOptions) {
  const error = `give a number${range(min, max, below)}`;
  const bounded = z.number({ error }).min(min, { error }).max(max, { error });
  const schema = below === undefined ? bounded : bounded.lt(below, { error });
  return schema.default(value).meta({ ...meta(title, 'number', description, { min, max: below ?? max, required }) });
}

export function boolean(title: string, description: string, value: boolean) {
  return z.boolean({ error: 'choose true or false' }).default(value).meta({ ...meta(title, 'boolean', description) });
}

export function choice<const T extends readonly [string, ...string[]]>(title: string, description: string, choices: T, value: T[number]) {
  const known = z.enum(choices, { error: `choose ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` });
  return z.string({ error: `choose ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}` }).toLowerCase().pipe(known).prefault(value).meta({ ...meta(title, 'choice', description, { choices }) });
}

/**
 * An argument that Keras has and tfjs 4.22 knows one value of: any other is refused, since the network would otherwise compute
 * something else than its maker meant.
 */
export function only<const T extends number | boolean | string | null | readonly number[]>(title: string, value: T, also: readonly unknown[] = []) {
  const accepted = [value, undefined, null, ...also].map((one) => JSON.stringify(one));
  return z
    .unknown()
    .refine((given) => accepted.includes(JSON.stringify(given)), { error: `only ${JSON.stringify(value)} can be run here` })
    .transform((): T => value)
    .prefault(value)
    .meta({ ...meta(title, 'json', 'There is one value that works here.', { hidden: true }) });
}

/** For layers whose dilation tfjs 4.22 ignores, in their shape and in their values. */
export const noDilation2d = only('dilation_rate', [1, 1], [1, [1]]);

export const dataFormat = only('data_format', 'channels_last');

export const useBias = boolean('use_bias', 'Adds a number of its own to each output.', true);

export const padding = choice(
  'padding',
  '"same" adds a border of zeros so that the size is kept (at stride 1); "valid" adds none, so that the picture shrinks.',
  ['valid', 'same'],
  'valid',
);

const window = (min: number, max: number) => z.int().min(min).max(max);

interface WindowOptions {
  readonly default: number;
  readonly min?: number;
  readonly max?: number;
  readonly required?: boolean;
}

/** Height and width, `[3, 3]`; one number stands for both. */
export function pair(title: string, description: string, { default: value, min = 1, max = 1024, required = false }: WindowOptions) {
  const one = window(min, max);
  return z
    .union([one, z.tuple([one]), z.tuple([one, one])], { error: `give two whole numbers from ${min} to ${max}, for example ${value}, ${value}` })
    .transform((given): [number, number] => (typeof given === 'number' ? [given, given] : [given[0], given[1] ?? given[0]]))
    .prefault(value)
    .meta({ ...meta(title, 'integers', description, { min, max, length: 2, required, unit: 'px' }) });
}

/** A length along one axis, `[3]`. */
export function single(title: string, description: string, { default: value, min = 1, max = 1024, required = false }: WindowOptions) {
  const one = window(min, max);
  return z
    .union([one, z.tuple([one])], { error: `give one whole number from ${min} to ${max}` })
    .transform((given): [number] => [typeof given === 'number' ? given : given[0]])
    .prefault(value)
    .meta({ ...meta(title, 'integers', description, { min, max, length: 1, required }) });
}

/** As `pair` or `single`, where null stands for the pool's own size. */
export function poolStrides<S extends z.ZodType>(steps: S) {
  const given = (steps.meta() ?? {}) as unknown as FieldMeta;
  return steps.nullable().default(null).meta({ ...given, nullable: true });
}

type Sides = [[number, number], [number, number]];

/** Pixels at top and bottom, left and right: `[[1, 1], [1, 1]]`, or `[1, 1]` for height and width, or 1 for all. */
export function sides(title: string, description: string, value: number) {
  const one = z.int().min(0).max(maxSize);
  const both = z.tuple([one, one]);
  return z
    .union([one, both, z.tuple([both, both]), z.tuple([one, one, one, one])], { error: 'give top, bottom, left and right in pixels, for example 1, 1, 1, 1' })
    .transform((given): Sides => {
      if (typeof given === 'number') return [[given, given], [given, given]];
      if (given.length === 4) return [[given[0], given[1]], [given[2], given[3]]];
      return given.map((side) => (typeof side === 'number' ? [side, side] : side)) as Sides;
    })
    .prefault(value)
    .meta({ ...meta(title, 'integers', description, { min: 0, max: maxSize, length: 4, unit: 'px' }) });
}

export const dilation2d = pair('dilation_rate', 'Gaps between the points of the window: 2 looks at every second pixel.', { default: 1 });

export const seed = z
  .int()
  .nullable()
  .catch(null)
  .default(null)
  .meta({ ...meta('seed', 'integer', 'The same number gives the same random choices; the run\'s own seed is used in any case.', { nullable: true, hidden: true }) });
