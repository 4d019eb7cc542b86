import { err, ok, type Result } from '../result';
import { projectVersion } from './schema';

type Saved = Readonly<Record<string, unknown>>;

/** For each older version what makes it the next one; there is none older than 1. */
const migrations: Readonly<Record<number, (saved: Saved) => Saved>> = {};

/** Brings what was saved up to `projectVersion`. Not yet checked otherwise. */
export function migrate(saved: unknown): Result<unknown, string> {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return err('This is not a Graft project.');
  let current = saved as Saved;
  const { version } = current;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return err('This is not a Graft project: it says no version.');
  if (version > projectVersion) {
    return err(`This project was saved by a newer Graft (version ${version} of its format; this one reads up to ${projectVersion}). Update Graft, then open it again.`);
  }
  for (let at = version; at < projectVersion; at++) current = { ...migrations[at]!(current), version: at + 1 };
  return ok(current);
}
