import { kerasName } from '../edits/layer-names';
import type { LayerNode } from '../types';

/**
 * The beginnings of a name that end in a number, shortest first: `stage2_block1_bn1` gives `stage2`, `stage2_block1` and itself,
 * `block_3_expand` gives `block_3`, `block2a_se` gives `block2` and `block2a`. Layers that share one belong together.
 */
export function numberedPrefixes(name: string): readonly string[] {
  const found: string[] = [];
  for (const { 0: token, index } of name.matchAll(/[^_./-]+/g)) {
    const numbered = /^(.*?\d+)([a-z]?)$/i.exec(token);
    if (!numbered) continue;
    const [, number, letter] = numbered;
    if (index === 0 && token === number && /^\d+$/.test(token)) continue;
    found.push(name.slice(0, index + number!.length));
    if (letter) found.push(name.slice(0, index + token.length));
  }
  return found;
}

/** The last part of a name that is a number by itself: 5 of `conv_dw_5_bn`; null when there is none. */
export function ownNumber(name: string): string | null {
  return name.split(/[_./-]/).findLast((token) => /^\d+$/.test(token)) ?? null;
}

/** The letters before that number, in their own part of the name: `dw` of `conv_dw_5_bn`; null when there are none. */
export function wordBefore(name: string, number: string): string | null {
  const tokens = name.split(/[_./-]/);
  const word = tokens[tokens.lastIndexOf(number) - 1];
  return word !== undefined && /^[a-z]+$/i.test(word) ? word : null;
}

/** Whether Keras made the name up: its number then counts layers of that type, and says nothing of what belongs together. */
export function isAutomatic({ name, type }: Pick<LayerNode, 'name' | 'type'>): boolean {
  const stem = kerasName(type);
  return name === stem || (name.startsWith(`${stem}_`) && /^\d+$/.test(name.slice(stem.length + 1)));
}

/** The words that all names begin with, `stem` of `stem_conv`, `stem_bn`; '' when there are none. */
export function commonWords(names: readonly string[]): string {
  const [first = [], ...others] = names.map((name) => name.split('_'));
  const end = first.findIndex((word, at) => others.some((other) => other[at] !== word));
  return first.slice(0, end === -1 ? first.length : end).join('_');
}
