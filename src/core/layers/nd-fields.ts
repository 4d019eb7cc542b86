import { z } from 'zod';
import { maxSize, only, type FieldMeta } from './fields';

interface TripleOptions {
  readonly default: number;
  readonly max?: number;
  readonly required?: boolean;
}

/** Depth, height and width, `[3, 3, 3]`; one number stands for all. */
export function triple(title: string, description: string, { default: value, max = 1024, required = false }: TripleOptions) {
  const one = z.int().min(1).max(max);
  const told: FieldMeta = { title, kind: 'integers', description, min: 1, max, length: 3, required };
  return z
    .union([one, z.tuple([one]), z.tuple([one, one, one])], { error: `give three whole numbers from 1 to ${max}, for example ${value}, ${value}, ${value}` })
    .transform((given): [number, number, number] => (typeof given === 'number' ? [given, given, given] : [given[0], given[1] ?? given[0], given[2] ?? given[0]]))
    .prefault(value)
    .meta({ ...told });
}

const border = z.int().min(0).max(maxSize);

/** Steps at the start and the end of a sequence, `[1, 1]`; one number stands for both. */
export function ends(title: string, description: string, value: number) {
  const told: FieldMeta = { title, kind: 'integers', description, min: 0, max: maxSize, length: 2 };
  return z
    .union([border, z.tuple([border, border])], { error: 'give two whole numbers from 0 up, for example 1, 1' })
    .transform((given): [number, number] => (typeof given === 'number' ? [given, given] : given))
    .prefault(value)
    .meta({ ...told });
}

type Faces = [[number, number], [number, number], [number, number]];

/** At both ends of depth, height and width: `[[1, 1], [1, 1], [1, 1]]`, or the six in a row, or `[1, 1, 1]`, or 1 for all. */
export function faces(title: string, description: string, value: number) {
  const both = z.tuple([border, border]);
  const told: FieldMeta = { title, kind: 'integers', description, min: 0, max: maxSize, length: 6 };
  return z
    .union([border, z.tuple([border, border, border]), z.tuple([both, both, both]), z.tuple([border, border, border, border, border, border])], { error: 'give front, back, top, bottom, left and right, for example 1, 1, 1, 1, 1, 1' })
    .transform((given): Faces => {
      if (typeof given === 'number') return [[given, given], [given, given], [given, given]];
      if (given.length === 6) return [[given[0], given[1]], [given[2], given[3]], [given[4], given[5]]];
      return given.map((side) => (typeof side === 'number' ? [side, side] : side)) as Faces;
    })
    .prefault(value)
    .meta({ ...told });
}

/** For layers whose dilation has no gradient in tfjs 4.22. */
export const noDilation3d = only('dilation_rate', [1, 1, 1], [1, [1]]);
