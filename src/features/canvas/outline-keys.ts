import type { OutlineRow } from '../../core/graph/blocks/outline-rows';

export type OutlineMove = { readonly go: string } | { readonly unfold: string } | { readonly fold: string };

/** What an arrow, Home or End means at a row of the outline, as in any tree; null for a key that means nothing there. */
export function outlineMove(rows: readonly OutlineRow[], at: number, isUnfolded: (id: string) => boolean, key: string): OutlineMove | null {
  const row = rows[at];
  const to = (other: OutlineRow | undefined) => (other ? { go: other.id } : null);
  if (!row) return null;
  if (key === 'ArrowDown') return to(rows[at + 1]);
  if (key === 'ArrowUp') return to(rows[at - 1]);
  if (key === 'Home') return to(rows[0]);
  if (key === 'End') return to(rows.at(-1));
  if (key === 'ArrowRight' && row.block) return isUnfolded(row.id) ? to(rows[at + 1]) : { unfold: row.id };
  if (key === 'ArrowLeft') return row.block && isUnfolded(row.id) ? { fold: row.id } : to(rows.find(({ id }) => id === row.parent));
  return null;
}
