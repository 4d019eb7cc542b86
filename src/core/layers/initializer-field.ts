import { z } from 'zod';
import { choice, number, type FieldMeta, type Variant } from './fields';

/** A Keras object as a file holds it. */
export interface KerasObject {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const seedError = 'give a whole number, or nothing for the run\'s own seed';
const seedMeta: FieldMeta = { title: 'seed', kind: 'integer', nullable: true, description: 'The same number gives the same start; empty takes the run\'s seed.' };

/** What is no plain number (Keras 3 writes generators), or too large for one, is as no seed. */
const plainSeed = (given: unknown): unknown => (typeof given === 'object' || (typeof given === 'number' && Number.isInteger(given) && !Number.isSafeInteger(given)) ? null : given);
const seed = z.preprocess(plainSeed, z.int({ error: seedError }).nullable()).default(null).meta({ ...seedMeta });

const spread = { mean: number('mean', 'The middle of the random numbers.', { default: 0 }), stddev: number('stddev', 'How far they lie around it: the standard deviation.', { default: 0.05, min: 0 }), seed };
const gain = number('gain', 'What every number is multiplied with.', { default: 1 });

const varianceScaling = z.object({
  scale: number('scale', 'The variance is this, divided by the number of connections.', { default: 1, min: 1e-12, max: 1e6 }),
  mode: choice('mode', 'Which connections count: those coming in, those going out, or the average.', ['fan_in', 'fan_out', 'fan_avg'], 'fan_in'),
  // tfjs draws "truncated_normal" from a uniform distribution; its "normal" is truncated, as Keras's is.
  distribution: z
    .enum(['normal', 'uniform', 'truncated_normal', 'untruncated_normal'], { error: 'choose normal or uniform' })
    .default('normal')
    .transform((name) => (name === 'uniform' ? name : 'normal'))
    .meta({ title: 'distribution', kind: 'choice', choices: ['normal', 'uniform'], description: 'How the random numbers are spread.' } satisfies FieldMeta),
  seed,
});

/** Arguments by Keras class name. */
const schemas = {
  GlorotUniform: z.object({ seed }),
  GlorotNormal: z.object({ seed }),
  HeUniform: z.object({ seed }),
  HeNormal: z.object({ seed }),
  VarianceScaling: varianceScaling,
  RandomNormal: z.object(spread),
  TruncatedNormal: z.object(spread),
  RandomUniform: z.object({ minval: number('minval', 'The least of the random numbers.', { default: -0.05 }), maxval: number('maxval', 'The greatest of them.', { default: 0.05 }), seed }),
  Orthogonal: z.object({ gain, seed }),
  Identity: z.object({ gain }),
  Constant: z.object({ value: number('value', 'What every number is at first.', { default: 0 }) }),
  Zeros: z.object({}),
  Ones: z.object({}),
} as const;
type InitializerClass = keyof typeof schemas;

/** Names that strings in files and the form use. */
export const initializerNames = {
  glorot_uniform: 'GlorotUniform', glorot_normal: 'GlorotNormal', he_uniform: 'HeUniform', he_normal: 'HeNormal',
  lecun_uniform: 'LecunUniform', lecun_normal: 'LecunNormal', variance_scaling: 'VarianceScaling', random_normal: 'RandomNormal',
  truncated_normal: 'TruncatedNormal', random_uniform: 'RandomUniform', orthogonal: 'Orthogonal', identity: 'Identity',
  constant: 'Constant', zeros: 'Zeros', ones: 'Ones',
} as const;
export type InitializerName = keyof typeof initializerNames;

const otherNames: Readonly<Record<string, string>> = { zero: 'Zeros', one: 'Ones', normal: 'RandomNormal', uniform: 'RandomUniform' };

/** LeCun's have another class name in tfjs than in Keras; both know them as a VarianceScaling. */
const leCun = (config: unknown, distribution: string): KerasObject => {
  const given = config && typeof config === 'object' && 'seed' in config ? config.seed : null;
  return { class_name: 'VarianceScaling', config: { scale: 1, mode: 'fan_in', distribution, seed: given } };
};

function named(name: string): KerasObject {
  const key = name.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
  return { class_name: otherNames[key] ?? initializerNames[key as InitializerName] ?? name, config: {} };
}

const given = z.union([z.string(), z.object({ class_name: z.string(), config: z.record(z.string(), z.unknown()).nullish() })], {
  error: `give a name such as glorot_uniform, or an object with class_name and config`,
});

/** `{ class_name, config }` with every argument filled in; throws nothing, reports by `context`. */
function canonical(input: z.output<typeof given>, context: z.RefinementCtx): KerasObject {
  const plain = typeof input === 'string' ? named(input) : { class_name: input.class_name, config: input.config ?? {} };
  const lower = plain.class_name.toLowerCase();
  const object = lower === 'lecunnormal' ? leCun(plain.config, 'normal') : lower === 'lecununiform' ? leCun(plain.config, 'uniform') : plain;
  if (!Object.hasOwn(schemas, object.class_name)) {
    context.addIssue({ code: 'custom', message: `"${object.class_name}" is not an initializer that is known here; there are ${Object.keys(initializerNames).join(', ')}` });
    return z.NEVER;
  }
  const parsed = schemas[object.class_name as InitializerClass].safeParse(object.config);
  if (parsed.success) return { class_name: object.class_name, config: parsed.data };
  const first = parsed.error.issues[0];
  context.addIssue({ code: 'custom', message: `${object.class_name}'s ${String(first?.path[0] ?? 'config')}: ${first?.message ?? 'wrong value'}` });
  return z.NEVER;
}

const leCunClasses: readonly string[] = ['LecunUniform', 'LecunNormal'];

/** LeCun's are a VarianceScaling, which starts with He's scale: with 1 it would be LeCun's. */
const variants: readonly Variant[] = Object.entries(initializerNames).map(([name, className]) => ({
  name,
  start: name === 'variance_scaling' ? { class_name: className, config: { scale: 2 } } : name,
  schema: leCunClasses.includes(className) ? varianceScaling : schemas[className as InitializerClass],
}));

/** Where a weight's values come from at first; a Keras name or object, made an object. */
export function initializer(title: string, what: string, name: InitializerName) {
  const told: FieldMeta = { title, description: `How ${what} start before anything is learned.`, kind: 'variant', choices: Object.keys(initializerNames), variants, variantOf: initializerChoice };
  return given.transform(canonical).prefault(name).meta({ ...told });
}

/** The form's choice for a canonical initializer: `glorot_uniform`; '' for one that has no name of its own. */
export function initializerChoice(object: unknown): string {
  if (!object || typeof object !== 'object' || !('class_name' in object)) return typeof object === 'string' ? object : '';
  const { class_name, config } = object as KerasObject;
  if (class_name === 'VarianceScaling' && config['scale'] === 1 && config['mode'] === 'fan_in') return config['distribution'] === 'uniform' ? 'lecun_uniform' : 'lecun_normal';
  return Object.entries(initializerNames).find(([, name]) => name === class_name)?.[0] ?? '';
}
