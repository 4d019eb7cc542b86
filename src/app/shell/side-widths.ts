export type Side = 'palette' | 'dock';

export interface SideWidth {
  /** px, as are the others. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
}

/** From this window width on there is room for wide sides. */
const roomy = 1240;

const rules: Record<Side, { readonly narrow: number; readonly wide: number; readonly min: number; readonly most: number; readonly share: number }> = {
  palette: { narrow: 188, wide: 208, min: 160, most: 480, share: 0.3 },
  dock: { narrow: 304, wide: 340, min: 272, most: 960, share: 0.45 },
};

/** How wide a side is in a window of that width: as chosen, within what leaves room for the network; by itself where nothing was chosen. */
export function sideWidth(side: Side, chosen: number | undefined, windowWidth: number): SideWidth {
  const { narrow, wide, min, most, share } = rules[side];
  const max = Math.max(min, Math.min(most, Math.round(windowWidth * share)));
  const value = chosen ?? (windowWidth < roomy ? narrow : wide);
  return { value: Math.min(max, Math.max(min, value)), min, max };
}
