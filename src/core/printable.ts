/** A text of one line, with nothing in it that cannot be seen, or that XML does not take: a name from a file may hold anything. */
export const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]/gu, '\uFFFD');
