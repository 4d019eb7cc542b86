import { z } from 'zod';

/** What a number may be. */
export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  readonly integer: boolean;
  /** Not `min` itself: greater than it. */
  readonly above: boolean;
}

interface JsonNumber {
  readonly type: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** The bounds that the schema of a number sets, so that a field knows them without saying them again. */
export function boundsOf(schema: z.ZodType): Bounds {
  const { type, minimum, exclusiveMinimum, maximum } = z.toJSONSchema(schema, { io: 'input' }) as JsonNumber;
  return { min: exclusiveMinimum ?? minimum, max: maximum, integer: type === 'integer', above: exclusiveMinimum !== undefined };
}
