import type { RunRecord } from './run-record';

/** One setting of several runs, as text, in the runs' order. */
export interface SettingRow {
  /** `Learning rate`. */
  readonly label: string;
  readonly values: readonly string[];
}

/** What the runs were told that is not the same in all of them, the network's version included; of a single run, all. */
export function differingSettings(runs: readonly RunRecord[]): readonly SettingRow[] {
  const all = runs.map((run) => new Map([...settingsOf(run.config), ['Network', run.graph] as const, ['Backend used', run.backend?.name ?? '–'] as const, ['Training images', String(run.trainImages)] as const]));
  const labels = [...new Set(all.flatMap((one) => [...one.keys()]))];
  return labels.map((label) => ({ label, values: all.map((one) => one.get(label) ?? '–') })).filter(({ values }) => runs.length === 1 || new Set(values).size > 1);
}

/** Each leaf of the settings: `schedule.warmup` is `Schedule warmup`, the first of several phases `Phases 1 …`. */
function settingsOf(value: unknown, path: readonly string[] = []): (readonly [label: string, value: string])[] {
  if (Array.isArray(value)) return value.flatMap((inner, index) => settingsOf(inner, [...path, String(index + 1)]));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inner]) => settingsOf(inner, [...path, key]));
  return [[labelOf(path), typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'yes' : 'no') : JSON.stringify(value)]];
}

function labelOf(path: readonly string[]): string {
  const words = path.flatMap((key) => key.split(/(?=[A-Z])/)).join(' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
