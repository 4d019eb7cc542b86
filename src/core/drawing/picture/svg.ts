import { printable } from '../../printable';

/** Text that is to stand in an SVG file as it is: made by `element` and `words` alone, so that nothing gets in unescaped. */
export type Svg = string & { readonly svg: unique symbol };

type Attributes = Readonly<Record<string, string | number | undefined>>;

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => entities[character]!);

/** Words as the content of an element. */
export const words = (text: string): Svg => escaped(text) as Svg;

/** An element; attributes that are undefined are left out, numbers are rounded to hundredths of a px. */
export function element(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : ` ${key}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escaped(value)}"`));
  const start = `<${name}${given.join('')}`;
  return (children.length === 0 ? `${start}/>` : `${start}>${children.join('')}</${name}>`) as Svg;
}
