import type { MouseEvent } from 'react';
import { smoothed, sweepRate, sweepSteps, type SweepPoint } from '../../../core/training/rate-sweep';
import { formatLoss } from '../run-texts';

interface RatePlotProps {
  readonly points: readonly SweepPoint[];
  readonly chosen: number | null;
  /** A click on the plot. */
  readonly onChoose?: (rate: number) => void;
}

const [width, height] = [440, 190];
const [left, right, top, bottom] = [44, width - 8, 8, height - 22];
const [low, high] = [Math.log10(sweepRate(0)), Math.log10(sweepRate(sweepSteps - 1))];
const decades = Array.from({ length: Math.round(high - low) + 1 }, (_, at) => 10 ** Math.round(low + at));

const xOf = (rate: number): number => left + ((Math.log10(rate) - low) / (high - low)) * (right - left);
const rateAt = (x: number): number => 10 ** Math.min(high, Math.max(low, low + ((x - left) / (right - left)) * (high - low)));

/** Of the smoothed losses; what rises far above the first is cut off, or it would flatten the fall that matters. */
function lossRange(losses: readonly number[]): [least: number, most: number] {
  const [least, first] = [Math.min(...losses), losses[0]!];
  const most = Math.min(Math.max(...losses), first + Math.max(0.5 * (first - least), 0.2 * Math.abs(first)));
  const room = 0.08 * (most - least || 1);
  return [least - room, most + room];
}

/** What the curve shows, in words. */
function summaryOf(curve: readonly SweepPoint[], chosen: number | null): string {
  const lowest = curve.reduce((best, point) => (point.loss < best.loss ? point : best));
  const told = [['begins at', curve[0]!], ['is lowest with', lowest], ['ends at', curve.at(-1)!]] as const;
  const places = told.map(([verb, { rate, loss }]) => `${verb} ${formatLoss(loss)} at a rate of ${rate.toPrecision(2)}`);
  return `The smoothed loss by learning rate: it ${places.join(', ')}${chosen === null ? '' : `; ${chosen} is chosen`}`;
}

/** The smoothed loss over the logarithm of the learning rate, with the rate chosen. */
export function RatePlot({ points, chosen, onChoose }: RatePlotProps) {
  const curve = smoothed(points);
  if (curve.length === 0) return null;
  const [least, most] = lossRange(curve.map(({ loss }) => loss));
  const yOf = (loss: number): number => top + ((most - loss) / (most - least)) * (bottom - top);
  const line = curve.map(({ rate, loss }) => `${xOf(rate).toFixed(1)},${Math.max(0, yOf(loss)).toFixed(1)}`).join(' ');
  const choose = (event: MouseEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    onChoose?.(rateAt(((event.clientX - box.left) / box.width) * width));
  };
  return (
    <svg className={`rate-plot ${onChoose ? 'choosing' : ''}`} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={summaryOf(curve, chosen)} onClick={choose}>
      {decades.map((rate) => (
        <g key={rate}>
          <line className="grid" x1={xOf(rate)} x2={xOf(rate)} y1={4} y2={bottom} />
          <text x={xOf(rate)} y={height - 6} textAnchor="middle">{rate < 1e-3 ? rate.toExponential() : rate}</text>
        </g>
      ))}
      {[most, (most + least) / 2, least].map((loss, at) => <text key={at} x={left - 6} y={yOf(loss) + 4} textAnchor="end">{formatLoss(loss)}</text>)}
      <polyline className="curve" points={line} />
      {chosen !== null && <line className="chosen" x1={xOf(chosen)} x2={xOf(chosen)} y1={4} y2={bottom} />}
    </svg>
  );
}
