import { z } from 'zod';
import type { FieldMeta } from './fields';

/** A Keras object as a file holds it. */
export interface KerasObject {
  readonly class_name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

const seed = z.int().nullable().catch(null).default(null);
const value = z.number().min(-1e9).max(1e9);

const varianceScaling = z.object({
  scale: z.number().positive().max(1e6).default(1),
  mode: z.enum(['fan_in', 'fan_out', 'fan_avg']).default('fan_in'),
  // tfjs draws "truncated_normal" from a uniform distribution; its "normal" is truncated, as Keras's is.
  distribution: z.enum(['normal', 'uniform', 'truncated_normal', 'untruncated_normal']).default('normal').transform((name) => (name === 'uniform' ? name : 'normal')),
  seed,
});

/** Arguments by Keras class name. */
const schemas = {
  GlorotUniform: z.object({ seed }),
  GlorotNormal: z.object({ seed }),
  HeUniform: z.object({ seed }),
  HeNormal: z.object({ seed }),
  VarianceScaling: varianceScaling,
  RandomNormal: z.object({ mean: value.default(0), stddev: z.number().min(0).max(1e9).default(0.05), seed }),
  TruncatedNormal: z.object({ mean: value.default(0), stddev: z.number().min(0).max(1e9).default(0.05), seed }),
  RandomUniform: z.object({ minval: value.default(-0.05), maxval: value.default(0.05), seed }),
  Orthogonal: z.object({ gain: value.default(1), seed }),
  Identity: z.object({ gain: value.default(1) }),
  Constant: z.object({ value: value.default(0) }),
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

/** Where a weight's values come from at first; a Keras name or object, made an object. */
export function initializer(title: string, what: string, name: InitializerName) {
  const told: FieldMeta = { title, description: `How ${what} start before anything is learned.`, kind: 'choice', choices: Object.keys(initializerNames) };
  return given.transform(canonical).prefault(name).meta({ ...told });
}

/** The form's choice for a canonical initializer: `glorot_uniform`; '' for one that has no name of its own. */
export function initializerChoice(object: unknown): string {
  if (!object || typeof object !== 'object' || !('class_name' in object)) return typeof object === 'string' ? object : '';
  const { class_name, config } = object as KerasObject;
  if (class_name === 'VarianceScaling' && config['scale'] === 1 && config['mode'] === 'fan_in') return config['distribution'] === 'uniform' ? 'lecun_uniform' : 'lecun_normal';
  return Object.entries(initializerNames).find(([, name]) => name === class_name)?.[0] ?? '';
}
