import { formatFigure } from './format-figure';

interface HistogramProps {
  label: string;
  range: readonly [number, number];
  now: readonly number[];
  /** null where there is nothing to compare with. */
  before: readonly number[] | null;
}

const height = 56;

/** Where a tensor's numbers lie: bars for now, a line for when the network was opened. */
export function Histogram({ label, range, now, before }: HistogramProps) {
  const most = Math.max(1, ...now, ...(before ?? []));
  const y = (count: number) => height - (height * count) / most;
  return (
    <figure className="histogram">
      <svg viewBox={`0 0 ${now.length} ${height}`} preserveAspectRatio="none" role="img" aria-label={label}>
        {now.map((count, bin) => count > 0 && <rect key={bin} x={bin + 0.06} width={0.88} y={Math.min(y(count), height - 1)} height={Math.max(1, height - y(count))} className="histogram-now" />)}
        {before && <polyline className="histogram-before" points={before.map((count, bin) => `${bin},${y(count)} ${bin + 1},${y(count)}`).join(' ')} />}
      </svg>
      <figcaption><span>{formatFigure(range[0])}</span><span>{formatFigure(range[1])}</span></figcaption>
    </figure>
  );
}
