import { fitText, type TextSize } from './fit-text';
import type { Look, PictureIcon } from './look';
import { element, words, type Svg } from './svg';

export interface TextPlace extends TextSize {
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  /** What there is room for, in px. */
  readonly width: number;
  readonly fill: string;
  readonly anchor?: 'end';
}

/** One line of text, cut to its room. */
export const textLine = (text: string, { x, y, width, fill, size, strong, anchor }: TextPlace): Svg =>
  element('text', { x, y, fill, 'font-size': size, 'font-weight': strong ? 600 : undefined, 'text-anchor': anchor }, words(fitText(text, width, { size, strong })));

/** An icon of 16 × 16 with its top-left corner there. */
export const icon = (look: Look, name: PictureIcon, x: number, y: number, color: string): Svg =>
  element('path', { d: look.icon(name), transform: `translate(${Math.round(x)} ${Math.round(y)})`, fill: 'none', stroke: color, 'stroke-width': 1.5, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' });

/** What a reader says, and a pointer shows, of the element that it stands in. */
export const title = (text: string): Svg => element('title', {}, words(text));
