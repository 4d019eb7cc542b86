interface Kept {
  readonly step?: string | null;
}

export interface HistoryStep {
  readonly label: string;
  /** Steps from the shown state: negative to undo, positive to redo, 0 for the shown one. */
  readonly distance: number;
}

/** The whole history from the opened network on. `past` ends before the shown state; `future` begins, as zundo keeps it, with the last. */
export function historySteps(past: readonly Kept[], shown: string | null, future: readonly Kept[]): readonly HistoryStep[] {
  const labels = [...past.map(({ step }) => step), shown, ...future.toReversed().map(({ step }) => step)];
  return labels.map((label, index) => ({ label: label ?? 'Open the network', distance: index - past.length }));
}
