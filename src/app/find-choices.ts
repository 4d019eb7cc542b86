import type { Choice } from '../store/chooser-store';

/** More than anybody reads: the search narrows it down. */
const most = 200;

/** The choices that a search means: those that can be chosen first, and among them those whose label begins with it. */
export function findChoices(choices: readonly Choice[], query: string): readonly Choice[] {
  const wanted = query.trim().toLowerCase();
  const rank = ({ label, refusal }: Choice) => (refusal === undefined ? 0 : 2) + (label.toLowerCase().startsWith(wanted) ? 0 : 1);
  return choices
    .filter(({ label, detail = '' }) => `${label} ${detail}`.toLowerCase().includes(wanted))
    .map((choice) => ({ choice, rank: rank(choice) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, most)
    .map(({ choice }) => choice);
}
