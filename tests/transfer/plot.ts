import type { Comparison, Measurement, Transfer } from './measurement';

const panel = { width: 410, height: 330, left: 52, right: 22, top: 34, bottom: 62 };
const inner = { width: panel.width - panel.left - panel.right, height: panel.height - panel.top - panel.bottom };
const legendHeight = 34;

/** Both themes are in it, for it is shown on pages that may be light or dark. Dashes tell the lines apart without colour. */
const style = `
  text { font: 12px system-ui, 'Segoe UI', Roboto, 'Liberation Sans', sans-serif; fill: #49535c; } .title { font-weight: 600; }
  .grid { stroke: #808a93; stroke-opacity: 0.3; } .axis { stroke: #808a93; }
  .line { fill: none; stroke-width: 2.5; stroke-linejoin: round; stroke-linecap: round; }
  .kept { stroke-width: 1.5; stroke-dasharray: none !important; fill: #fff; }
  .head { stroke: #17724a; } .last-stage { stroke: #1b5ea9; stroke-dasharray: 8 5; } .random { stroke: #9c4500; stroke-dasharray: 1 6; } .line.random { stroke-width: 3.5; }
  @media (prefers-color-scheme: dark) {
    text { fill: #b7bfc6; } .kept { fill: #0d1117; } .head { stroke: #5cc590; } .last-stage { stroke: #8fc1f8; } .random { stroke: #f4b06a; }
  }`;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Accuracy on held-out vehicles against seconds since the start: a panel for each comparison, in it a line for each way of training. */
export function transferPlot({ comparisons }: Transfer): string {
  const width = panel.width * comparisons.length;
  const height = panel.height + legendHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title">
<title id="title">Accuracy against time. ${comparisons.map(spoken).join(' ')}</title>
<style>${style}</style>
${comparisons.map((one, at) => `<g transform="translate(${at * panel.width})">\n${panelOf(one)}\n</g>`).join('\n')}
${legend(comparisons[0]!.measurements, width)}
</svg>
`;
}

function panelOf({ title, heldOut, measurements }: Comparison): string {
  const last = Math.max(...measurements.flatMap(({ points }) => points.map(({ seconds }) => seconds)));
  const step = [1, 2, 5, 10, 20, 30, 60].find((one) => last / one <= 7) ?? 120;
  const end = Math.ceil(last / step) * step;
  const x = (seconds: number) => round(panel.left + (seconds / end) * inner.width);
  const y = (accuracy: number) => round(panel.top + (1 - accuracy) * inner.height);
  const bottom = panel.top + inner.height;
  const rows = [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) =>
    `<path class="${share === 0 ? 'axis' : 'grid'}" d="M${panel.left} ${y(share)}h${inner.width}"/><text x="${panel.left - 6}" y="${y(share) + 4}" text-anchor="end">${Math.round(100 * share)} %</text>`);
  const columns = Array.from({ length: end / step + 1 }, (_, at) => `<text x="${x(at * step)}" y="${bottom + 16}" text-anchor="middle">${at * step}</text>`);
  return [
    `<text class="title" x="${panel.left}" y="18">${title}</text>`, ...rows, ...columns,
    `<text x="${panel.left + inner.width / 2}" y="${bottom + 36}" text-anchor="middle">seconds; ${heldOut} photographs of held-out trucks; dot: epoch kept</text>`,
    ...measurements.map(({ id, points, kept }) => {
      const path = points.map(({ seconds, accuracy }, at) => `${at === 0 ? 'M' : 'L'}${x(seconds)} ${y(accuracy)}`).join('');
      return `<path class="line ${id}" d="${path}"/><circle class="kept ${id}" cx="${x(kept.seconds)}" cy="${y(kept.accuracy)}" r="4.5"/>`;
    }),
  ].join('\n');
}

function legend(measurements: readonly Measurement[], width: number): string {
  const place = (width - panel.left) / measurements.length;
  return measurements.map(({ id, title }, at) => {
    const from = round(panel.left + at * place);
    return `<path class="line ${id}" d="M${from} ${panel.height + 10}h30"/><text x="${from + 38}" y="${panel.height + 14}">${title}</text>`;
  }).join('\n');
}

const spoken = ({ title, measurements }: Comparison): string =>
  `${title}: ${measurements.map(({ title: way, kept, seconds }) => `${way} ${(100 * kept.accuracy).toFixed(1)} % in ${seconds.toFixed(0)} s`).join(', ')}.`;
