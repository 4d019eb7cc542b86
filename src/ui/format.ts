/** Made once: making one takes far longer than using it. */
const grouped = new Intl.NumberFormat('en');
const thin = '\u202f';
const steps = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'K']] as const;

/** Three figures and a letter for the thousands: `475544` is `476 K`, `1240000` is `1.24 M`. Whole numbers under 1,000 stay as they are. */
export function formatCount(value: number): string {
  for (const [size, letter] of steps) {
    // 999.5 K would round to four figures: it is 1 M.
    if (Math.abs(value) >= size * 0.9995) return `${threeFigures(value / size)}${thin}${letter}`;
  }
  return String(Math.round(value));
}

function threeFigures(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

/** All figures, in groups of three: `475,544`. */
export function formatExact(value: number): string {
  return grouped.format(value);
}

/** `3 layers`, `1 layer`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatExact(count)} ${count === 1 ? one : many}`;
}

/** Share of a whole in percent, never rounding something to nothing or a part to all. */
export function formatPercent(part: number, whole: number): string {
  if (whole === 0 || part === 0) return '0 %';
  if (part === whole) return '100 %';
  const percent = (100 * part) / whole;
  if (percent < 0.1) return '< 0.1 %';
  if (percent > 99.9) return '> 99.9 %';
  return `${Number(percent.toPrecision(percent < 10 ? 2 : 3))} %`;
}

/** Two figures or three, and a unit: `410 MB`, `2 GB`; a gigabyte is 1024 megabytes, as memory is counted. */
export function formatBytes(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)));
  const value = bytes / 1024 ** power;
  return `${Number(value.toPrecision(value < 10 ? 2 : 3))} ${units[power]}`;
}
