import type uPlot from 'uplot';
import { useEffect, useRef } from 'react';
import { createChart, type ChartLook } from './create-chart';

export interface ChartProps {
  /** Accessible name; says in words what the lines show. */
  readonly summary: string;
  readonly columns: uPlot.AlignedData;
  readonly look: ChartLook;
}

/** A small network ends many epochs a second; nobody reads a line that changes faster than this. */
const redrawMilliseconds = 250;

/** A live chart drawn by uPlot; React renders it once and hands it the numbers. */
export function Chart({ summary, columns, look }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(columns);

  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    latest.current = columns;
    waiting.current ??= setTimeout(() => {
      waiting.current = undefined;
      plot.current?.setData(latest.current);
    }, redrawMilliseconds);
  }, [columns]);

  useEffect(() => () => clearTimeout(waiting.current), []);

  useEffect(() => {
    const element = holder.current!;
    const stop = createChart(element, look, () => latest.current, (made) => (plot.current = made));
    return () => {
      plot.current = null;
      stop();
    };
  }, [look]);

  return <div ref={holder} className="chart" role="img" aria-label={summary} />;
}
