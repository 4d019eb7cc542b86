/** Points for a letter at a word's start, for one right after the letter before, and for any other. */
const [atStart, inRow, elsewhere] = [8, 5, 1];

/**
 * How well `query` fits `text`: every letter of each of its words must occur in order, whatever the case. Word starts (also inside `camelCase`)
 * and runs count most, and a short text before a long one. null where it does not fit; 0 for an empty query.
 */
export function fuzzyScore(query: string, text: string): number | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  let sum = 0;
  for (const word of words) {
    const score = wordScore(word, text);
    if (score === null) return null;
    sum += score;
  }
  return words.length === 0 ? 0 : sum - text.length / 100;
}

function wordScore(word: string, text: string): number | null {
  const lower = text.toLowerCase();
  // A run says more than scattered letters: the best place of the whole word first.
  const starts = [...lower.matchAll(new RegExp(escaped(word), 'g'))].map(({ index }) => index);
  const start = starts.find((at) => isWordStart(text, at)) ?? starts[0];
  if (start !== undefined) return (isWordStart(text, start) ? atStart : elsewhere) + inRow * (word.length - 1) + word.length;
  let score = 0;
  let last = -2;
  for (const letter of word) {
    const at = lower.indexOf(letter, last < 0 ? 0 : last + 1);
    if (at < 0) return null;
    score += isWordStart(text, at) ? atStart : at === last + 1 ? inRow : elsewhere - 1;
    last = at;
  }
  // Letters strewn over a text are no match: a person would not see why it is there.
  return score >= 3 * word.length ? score / 2 : null;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function isWordStart(text: string, at: number): boolean {
  if (at === 0) return true;
  const [before, here] = [text[at - 1]!, text[at]!];
  return /[^A-Za-z0-9]/.test(before) || (/[a-z0-9]/.test(before) && /[A-Z]/.test(here));
}
