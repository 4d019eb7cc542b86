import type { Measurement, Transfer } from './measurement';

const [width, height] = [720, 380];
const plot = { left: 56, right: 20, top: 20, bottom: 84 };
const inner = { width: width - plot.left - plot.right, height: height - plot.top - plot.bottom };

/** A drawing of its own with both themes in it, for it is shown on pages that may be light or dark. Dashes tell the lines apart without colour. */
const style = `
  text { font: 13px system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; fill: #49535c; }
  .grid { stroke: #808a93; stroke-opacity: 0.3; } .axis { stroke: #808a93; }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
  .head { stroke: #17724a; } .last-stage { stroke: #1b5ea9; stroke-dasharray: 8 5; } .random { stroke: #9c4500; stroke-dasharray: 1 6; stroke-width: 3.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #b7bfc6; } .head { stroke: #5cc590; } .last-stage { stroke: #8fc1f8; } .random { stroke: #f4b06a; }
  }`;

/** Accuracy on held-out vehicles against seconds since the start, a line for each way of training. */
export function transferPlot({ measurements, classes, heldOut }: Transfer): string {
  const last = Math.max(...measurements.flatMap(({ points }) => points.map(({ seconds }) => seconds)));
  const step = [1, 2, 5, 10, 20, 30, 60, 120].find((one) => last / one <= 8) ?? 300;
  const end = Math.ceil(last / step) * step;
  const x = (seconds: number) => round(plot.left + (seconds / end) * inner.width);
  const y = (accuracy: number) => round(plot.top + (1 - accuracy) * inner.height);
  const bottom = plot.top + inner.height;
  const rows = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) =>
    `<path class="${share === 0 ? 'axis' : 'grid'}" d="M${plot.left} ${y(share)}h${inner.width}"/><text x="${plot.left - 8}" y="${y(share) + 4}" text-anchor="end">${Math.round(100 * share)} %</text>`);
  const columns = Array.from({ length: end / step + 1 }, (_, at) => `<text x="${x(at * step)}" y="${bottom + 18}" text-anchor="middle">${at * step}</text>`);
  // A step holds an accuracy until the next epoch ends; before the first there is none.
  const lines = measurements.map(({ id, points }) => {
    const path = points.map(({ seconds, accuracy }, at) => (at === 0 ? `M${x(seconds)} ${y(accuracy)}` : `H${x(seconds)}V${y(accuracy)}`)).join('');
    return `<path class="line ${id}" d="${path}"/>`;
  });
  const legend = measurements.map(({ id, title }, at) => {
    const from = plot.left + (at * inner.width) / measurements.length;
    return `<path class="line ${id}" d="M${round(from)} ${height - 16}h30"/><text x="${round(from + 38)}" y="${height - 12}">${title}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">${spoken(measurements, classes, heldOut)}</title>
<style>${style}</style>
${[...rows, ...columns].join('\n')}
<text x="${plot.left + inner.width / 2}" y="${bottom + 40}" text-anchor="middle">seconds since “Start training”; accuracy on ${heldOut} photographs of held-out trucks</text>
${[...lines, ...legend].join('\n')}
</svg>
`;
}

const round = (value: number): number => Math.round(value * 10) / 10;

const spoken = (measurements: readonly Measurement[], classes: number, heldOut: number): string =>
  `Accuracy against time for ${classes} types of trucks, ${heldOut} held-out photographs. ${measurements.map(({ title, kept, seconds }) => `${title}: ${(100 * kept.accuracy).toFixed(1)} % after ${seconds.toFixed(0)} s.`).join(' ')}`;
