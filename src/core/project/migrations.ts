import { err, ok, type Result } from '../result';

type Saved = Readonly<Record<string, unknown>>;

/** How a kind of file has changed: its name for people, the version that is written, and for each older version what makes it the next one. */
export interface Versions {
  readonly what: string;
  readonly current: number;
  readonly migrations: Readonly<Record<number, (saved: Saved) => Saved>>;
}

/** Brings what was saved up to the current version. Not yet checked otherwise. */
export function migrate(saved: unknown, { what, current, migrations }: Versions): Result<unknown, string> {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return err(`This is not a Graft ${what}.`);
  let now = saved as Saved;
  const { version } = now;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) return err(`This is not a Graft ${what}: it says no version.`);
  if (version > current) {
    return err(`This ${what} was saved by a newer Graft (version ${version} of its format; this one reads up to ${current}). Update Graft, then open it again.`);
  }
  for (let at = version; at < current; at++) now = { ...migrations[at]!(now), version: at + 1 };
  return ok(now);
}
