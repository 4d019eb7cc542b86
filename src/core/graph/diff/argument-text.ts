const longest = 40;

/** An argument's value as it stands in a list of changes; one that is long is cut. */
export function argumentText(value: unknown): string {
  if (value === undefined) return 'default';
  if (value === null) return 'none';
  const text = typeof value === 'string' ? value : Array.isArray(value) ? `(${value.map(argumentText).join(', ')})` : JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
