import type uPlot from 'uplot';
import { useEffect, useRef } from 'react';
import { createChart, type ChartLook } from './create-chart';

export interface ChartProps {
  /** Accessible name; says in words what the lines show. */
  readonly summary: string;
  readonly columns: uPlot.AlignedData;
  readonly look: ChartLook;
}

/** A live chart drawn by uPlot, which is loaded only now; React renders it once and hands it the numbers. */
export function Chart({ summary, columns, look }: ChartProps) {
  const holder = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const latest = useRef(columns);

  useEffect(() => {
    latest.current = columns;
    plot.current?.setData(columns);
  }, [columns]);

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
