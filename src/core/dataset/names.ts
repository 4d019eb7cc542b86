import type { ClassEntry } from './types';

export const maxNameLength = 80;

/** Names as people see them: composed (NFC), without space at the ends, runs of space as one, at most 80 characters. */
export function cleanName(name: string): string {
  return [...name.normalize('NFC').replace(/\s+/gu, ' ').trim()].slice(0, maxNameLength).join('').trim();
}

/** Equal for names that a person would take for the same, whatever the letters' case. */
export const nameKey = (name: string): string => cleanName(name).toLocaleLowerCase('en');

/** The class of this name. */
export function findClass(classes: readonly ClassEntry[], name: string): ClassEntry | undefined {
  const wanted = nameKey(name);
  return classes.find((one) => nameKey(one.name) === wanted);
}

const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

/** `truck 2` before `truck 10`, the same on every machine. */
export const naturally = (a: string, b: string): number => collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);

/** `class-1`, `class-2`, ...: an id that none of them has. */
export function freeId(classes: readonly ClassEntry[]): string {
  const highest = classes.reduce((most, { id }) => Math.max(most, Number(/^class-(\d{1,9})$/.exec(id)?.[1] ?? 0)), 0);
  return `class-${highest + 1}`;
}

/** `New class`, or `New class 2`, ...: a name that none of them has. */
export function freeName(classes: readonly ClassEntry[], wanted = 'New class'): string {
  const base = cleanName(wanted) || 'New class';
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base} ${count}`;
    if (!findClass(classes, name)) return name;
  }
}
