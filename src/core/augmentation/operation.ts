import { z } from 'zod';
import type { Random } from '../random';
import type { Effect, Picture } from './picture';

interface FieldText {
  readonly label: string;
  readonly help: string;
}
export interface NumberField extends FieldText {
  readonly kind: 'number';
  readonly max: number;
  readonly integer?: boolean;
  /** What the number counts: `°`, `px`. */
  readonly unit?: string;
}
export interface SwitchField extends FieldText {
  readonly kind: 'switch';
}
/** By name; numbers go from 0, which is off, and switches are off at first. */
export type Fields = Readonly<Record<string, NumberField | SwitchField>>;
export type SettingsOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends SwitchField ? boolean : F[Name] extends NumberField ? number : number | boolean };

/** Something that can be done to pictures or batches, with the settings that a person has. */
export interface Described<F extends Fields = Fields> {
  readonly label: string;
  readonly help: string;
  readonly fields: F;
}

export interface Operation<F extends Fields = Fields> extends Described<F> {
  /** What it does to one view of a picture of this size; drawn by chance. It is not called with all settings off. */
  draw(settings: SettingsOf<F>, random: Random, size: Omit<Picture, 'pixels'>): Effect;
  /** Its settings at RandAugment's largest magnitude; absent where that does not use it. */
  readonly strongest?: SettingsOf<F>;
}

export const operation = <const F extends Fields>(definition: Operation<F>): Operation<F> => definition;

type SchemaOf<F extends Fields> = z.ZodObject<{ [Name in keyof F]: z.ZodDefault<F[Name] extends SwitchField ? z.ZodBoolean : z.ZodNumber> }>;

/** Everything off where nothing is given. */
export function schemaOf<const F extends Fields>(fields: F): SchemaOf<F> {
  const shape = Object.entries(fields).map(([name, field]) => {
    if (field.kind === 'switch') return [name, z.boolean().default(false)];
    return [name, (field.integer ? z.int() : z.number()).min(0).max(field.max).default(0)];
  });
  return z.object(Object.fromEntries(shape)) as unknown as SchemaOf<F>;
}

export const isOn = (settings: Readonly<Record<string, number | boolean>>): boolean => Object.values(settings).some((value) => value !== 0 && value !== false);

/** Between -1 and 1. */
export const either = (random: Random): number => 2 * random() - 1;
