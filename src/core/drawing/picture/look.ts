import type { LayerCategory } from '../../layers/definition';

type TokenColor =
  | 'canvas' | 'surface' | 'line' | 'line-strong' | 'text' | 'text-2' | 'text-3' | 'frozen' | 'frozen-soft' | 'frozen-line'
  | 'trainable' | 'trainable-soft' | 'trainable-line' | 'new' | 'changed' | 'warning' | 'danger' | `category-${LayerCategory}`;

export type PictureIcon = 'snowflake' | 'flame' | 'freezeUpTo' | 'sprout' | 'pencil' | 'warning' | 'error';

/** What a picture takes from the page, so that it looks as the page does. */
export interface Look {
  /** The value of a color token. */
  color(name: TokenColor): string;
  /** The strokes of an icon, in a square of 16. */
  icon(name: PictureIcon): string;
  /** A CSS font-family. */
  readonly font: string;
  /** A large number in a few characters: `1.24 M`. */
  count(value: number): string;
}
