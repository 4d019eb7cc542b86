import type { z } from 'zod';
import { err, ok, type Result } from '../result';
import { migrate, type Versions } from './migrations';

const longestText = 256 * 2 ** 20;

/** What a text from anywhere holds, brought up to the current version and checked; the error is a sentence for the person that says what is wrong with it. */
export function parseSaved<T>(text: string, versions: Versions, schema: z.ZodType<T>): Result<T, string> {
  const { what } = versions;
  if (text.length > longestText) return err(`This is larger than any Graft ${what}.`);
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return err(`This is not a Graft ${what}: it is not valid JSON. It may be cut off; save it again.`);
  }
  return readSaved(saved, versions, schema);
}

/** As `parseSaved`, of JSON parsed already. */
export function readSaved<T>(saved: unknown, versions: Versions, schema: z.ZodType<T>): Result<T, string> {
  const current = migrate(saved, versions);
  if (!current.ok) return current;
  const checked = schema.safeParse(current.value);
  return checked.success ? ok(checked.data) : err(`This ${versions.what} is damaged: ${describe(checked.error)}.`);
}

function describe({ issues }: z.ZodError): string {
  const [first] = issues;
  return first ? `${first.path.join('.') || 'the whole'}: ${first.message}` : 'unknown';
}
