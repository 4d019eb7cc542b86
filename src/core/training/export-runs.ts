import { runName, type RunRecord } from './run-record';

/** Runs as JSON, every number as it was measured. The network is told by its version and layers; weights stay in the browser. */
export function runsAsJson(runs: readonly RunRecord[]): string {
  const told = runs.map((run) => {
    const layers = run.document.layers.map(({ name, type, trainable }) => ({ name, type, trainable }));
    return { ...run, title: runName(run), startedAt: new Date(run.startedAt).toISOString(), document: { name: run.document.name, classes: run.document.classes, layers } };
  });
  return JSON.stringify({ format: 'graft-runs', version: 1, runs: told }, null, 2);
}

const epochColumns = ['epoch', 'loss', 'accuracy', 'valLoss', 'valAccuracy', 'learningRate', 'best'] as const;
const stepColumns = ['step', 'loss', 'accuracy', 'learningRate'] as const;

/** One line an epoch, under a line of headings (RFC 4180). */
export const epochsAsCsv = (runs: readonly RunRecord[]): string => table(['run', ...epochColumns], runs.flatMap((run) => run.epochs.map((epoch) => [runName(run), ...epochColumns.map((column) => epoch[column])])));

/** One line a point of the curves within epochs. */
export const stepsAsCsv = (runs: readonly RunRecord[]): string => table(['run', ...stepColumns], runs.flatMap((run) => run.steps.map((step) => [runName(run), ...stepColumns.map((column) => step[column])])));

type Cell = string | number | boolean | null;

const table = (headings: readonly string[], rows: readonly (readonly Cell[])[]): string => [headings, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** A text that a spreadsheet would take for a formula gets an apostrophe before it. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
