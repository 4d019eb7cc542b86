import { z } from 'zod';

const preprocessingSchema = z.object({
  scale: z.number().refine((value) => value !== 0, 'must not be 0'),
  offset: z.number(),
  color: z.enum(['rgb', 'grayscale']),
  fit: z.enum(['stretch', 'crop']),
});

/** What Graft adds to the metadata of the models that it exports. */
export const graftMetadataSchema = z.object({
  version: z.literal(1),
  /** `pixel * scale + offset`, pixels 0 to 255. */
  preprocessing: preprocessingSchema,
  /** Whether training may change a layer, by layer name; the rest is as the topology says. */
  trainable: z.record(z.string(), z.boolean()).default({}),
});

/**
 * metadata.json beside a model, in Teachable Machine's field names: `labels` in output order, `imageSize` in px.
 * Fields of the wrong kind are dropped one by one: a model opens without them.
 */
export const modelMetadataSchema = z.object({
  packageName: z.string().max(200).optional().catch(undefined),
  modelName: z.string().max(200).optional().catch(undefined),
  labels: z.array(z.string().max(500)).max(100_000).optional().catch(undefined),
  imageSize: z.number().optional().catch(undefined),
  grayscale: z.boolean().optional().catch(undefined),
  isGrayscale: z.boolean().optional().catch(undefined),
  /** As Graft's pretraining writes it: `pixel * multiply + add`. */
  scaling: z.object({ multiply: z.number(), add: z.number() }).optional().catch(undefined),
  graft: graftMetadataSchema.optional().catch(undefined),
});
export type ModelMetadata = z.output<typeof modelMetadataSchema>;
