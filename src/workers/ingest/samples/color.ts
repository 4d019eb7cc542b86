/** Hue in degrees, saturation and lightness in percent. */
export interface Color {
  readonly h: number;
  readonly s: number;
  readonly l: number;
}

export const color = (h: number, s: number, l: number): Color => ({ h, s, l });

/** Lighter by `amount` percent points; darker when negative. */
export const shade = ({ h, s, l }: Color, amount: number): Color => ({ h, s, l: Math.min(98, Math.max(2, l + amount)) });

export const css = ({ h, s, l }: Color, alpha = 1): string => `hsl(${h.toFixed(1)} ${s.toFixed(1)}% ${l.toFixed(1)}% / ${alpha})`;
