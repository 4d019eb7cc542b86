import { z } from 'zod';
import { imageFormats } from '../dataset/types';
import { largestMultiplier } from '../graph/learning-rate';
import { trainingConfigSchema } from '../training/config';
import { boundedJson } from './bounded-json';

/** Version that is written; older ones are brought up to it by `migrations`. */
export const projectVersion = 1;

const limits = { layers: 20_000, inputs: 1_000, weights: 100, rank: 8, classes: 100_000, images: 500_000, rejected: 100_000 };

export const text = (most: number) => z.string().max(most);
const name = text(1_000).min(1);
/** Part of a path in storage: nothing that could lead elsewhere. */
const fileName = text(200).regex(/^(?!\.+$)[A-Za-z0-9._-]+$/, 'is not a name that storage uses');
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 in hex');
const size = z.int().min(0).max(2 ** 31);

const tensorRefSchema = z.object({ set: fileName, key: text(2_000), shape: z.array(size).max(limits.rank) });

export const layerSchema = z.object({
  name,
  type: text(200).min(1),
  config: boundedJson,
  inputs: z.array(name).max(limits.inputs),
  trainable: z.boolean(),
  learningRateMultiplier: z.number().gt(0).max(largestMultiplier).optional(),
  origin: z.enum(['pretrained', 'changed', 'new']),
  weights: z.record(text(200), tensorRefSchema).refine((refs) => Object.keys(refs).length <= limits.weights, `has more than ${limits.weights} weights`),
});

export const documentSchema = z.object({
  name: text(1_000),
  base: text(200).nullable(),
  layers: z.array(layerSchema).min(1).max(limits.layers),
  outputs: z.array(name).min(1).max(limits.layers),
  preprocessing: z.object({ scale: z.number(), offset: z.number(), color: z.enum(['rgb', 'grayscale']), fit: z.enum(['stretch', 'crop']) }),
  classes: z.array(text(1_000)).max(limits.classes),
  followsClasses: name.nullable(),
  positions: z.record(name, z.object({ x: z.number(), y: z.number() })),
});

const datasetSchema = z.object({
  classes: z.array(z.object({ id: name, name: text(400).min(1) })).max(limits.classes),
  images: z.array(z.object({
    id: sha256,
    path: text(10_000),
    classId: name,
    width: size,
    height: size,
    bytes: size,
    format: z.enum(imageFormats),
    split: z.enum(['train', 'validation']).nullable(),
  })).max(limits.images),
  rejected: z.array(z.object({ name: text(10_000), reason: text(10_000) })).max(limits.rejected),
  drawn: z.boolean(),
});

/** A session or project as it is saved, its numbers and lengths bounded: the file may come from anywhere. */
export const projectSchema = z.object({
  version: z.literal(projectVersion),
  document: documentSchema,
  /** The network as it was opened. */
  opened: documentSchema,
  dataset: datasetSchema,
  training: trainingConfigSchema.prefault({}),
});
