export interface NumberBounds {
  min?: number;
  max?: number;
  integer?: boolean;
  /** Not `min` itself: greater than it. */
  above?: boolean;
}

export type CheckedNumber = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string };

/** Reads a typed number; a comma is taken for a decimal point. On bad input says what would be right. */
export function checkNumber(text: string, { min = -Infinity, max = Infinity, integer = false, above = false }: NumberBounds): CheckedNumber {
  const trimmed = text.trim().replace(',', '.');
  const value = Number(trimmed);
  if (trimmed === '' || !Number.isFinite(value)) return { ok: false, error: integer ? 'Type a whole number.' : 'Type a number.' };
  if (integer && !Number.isInteger(value)) return { ok: false, error: 'This must be a whole number.' };
  if (above && value <= min) return { ok: false, error: `This must be more than ${min}.` };
  if (value < min) return { ok: false, error: `This must be at least ${min}.` };
  if (value > max) return { ok: false, error: `This must be at most ${max}.` };
  return { ok: true, value };
}
