/** How wide characters are in a wide system font, in em: a picture is looked at with fonts that are not known when it is made. */
const narrow = /[fijlrt.,:;|!'`()[\]{}/ -]/u;
const wide = /[mwMW@%]/u;
const capital = /\p{Lu}/u;
const full = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{Extended_Pictographic}]/u;

function em(character: string): number {
  if (/\p{M}/u.test(character)) return 0;
  if (full.test(character)) return 1.05;
  if (wide.test(character)) return 0.95;
  if (capital.test(character)) return 0.71;
  return narrow.test(character) ? 0.41 : 0.62;
}

export interface TextSize {
  /** Font size in px. */
  readonly size: number;
  readonly strong?: boolean;
}

/** About how wide a text is, in px; rather too wide than too narrow. */
export function textWidth(text: string, { size, strong = false }: TextSize): number {
  let width = 0;
  for (const character of text) width += em(character);
  return width * size * (strong ? 1.1 : 1);
}

/** A text cut to a width in px, with an ellipsis where something is left out. */
export function fitText(text: string, width: number, font: TextSize): string {
  if (textWidth(text, font) <= width) return text;
  let [kept, used] = ['', textWidth('…', font)];
  for (const character of text) {
    used += textWidth(character, font);
    if (used > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
