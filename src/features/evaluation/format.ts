/** A share of 1 in percent, `93.4 %`; a dash where there is nothing to take a share of. */
export function formatProbability(share: number | null): string {
  return share === null || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`;
}
