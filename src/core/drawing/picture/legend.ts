import type { LayerCategory } from '../../layers/definition';
import { categoryTitle } from '../../layers/category-title';
import { blockStateText } from '../layer-state';
import { originMark, stateLook, type CardState } from './card-picture';
import { textWidth } from './fit-text';
import type { Look } from './look';
import { icon, textLine } from './parts';
import { element, type Svg } from './svg';

/** What occurs in the picture: only that is explained. */
export interface Seen {
  readonly states: ReadonlySet<CardState>;
  readonly origins: ReadonlySet<'new' | 'changed'>;
  readonly categories: ReadonlySet<LayerCategory>;
}

interface Entry {
  /** Begins a row. */
  readonly first?: boolean;
  readonly sign: Svg;
  readonly text: string;
}

const row = 26;
const font = { size: 12 };

/** What colors and signs mean, in rows as wide as there is room, the first of them at `y`. */
export function legend(look: Look, { states, origins, categories }: Seen, x: number, y: number, width: number): { readonly svg: Svg; readonly height: number } {
  const entries: Entry[] = [
    ...[...states].map((state) => ({ sign: stateSign(look, state), text: blockStateText[state] })),
    ...[...origins].map((origin) => ({ sign: icon(look, ...at(originMark(look, origin))), text: origin === 'new' ? 'new' : 'changed' })),
    ...[...categories].map((category, index) => ({ first: index === 0, sign: element('rect', { x: 7, y: 2, width: 6, height: 16, rx: 2, fill: look.color(`category-${category}`) }), text: categoryTitle[category].toLowerCase() })),
  ];
  let [left, top] = [0, 0];
  const placed = entries.map(({ sign, text, first }) => {
    const room = 24 + textWidth(text, font) + 14;
    if (left > 0 && (first || left + room > width)) [left, top] = [0, top + row];
    const group = element('g', { transform: `translate(${Math.round(x + left)} ${Math.round(y + top)})` }, sign, textLine(text, { x: 26, y: 14.5, width: Infinity, fill: look.color('text-2'), ...font }));
    left += room;
    return group;
  });
  return { svg: element('g', { id: 'legend' }, ...placed), height: entries.length === 0 ? 0 : top + row };
}

const at = ([name, color]: ReturnType<typeof originMark>) => [name, 2, 2, color] as const;

function stateSign(look: Look, state: CardState): Svg {
  const { icon: name, color, fill, line } = stateLook(look, state);
  const swatch = element('rect', { x: 0.5, y: 0.5, width: 19, height: 19, rx: 4, fill, stroke: line });
  return element('g', {}, swatch, ...(name ? [icon(look, name, 2, 2, color)] : []));
}
