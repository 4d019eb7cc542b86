import type uPlot from 'uplot';

export interface ChartLine {
  readonly label: string;
  /** Name of a colour of tokens.css. */
  readonly color: string;
  readonly dashed: boolean;
}

export interface ChartLook {
  /** What the horizontal axis counts; epochs where not given. */
  readonly places?: string;
  readonly lines: readonly ChartLine[];
  readonly format: (value: number) => string;
  /** Fixed ends of the value axis; the data's own where there are none. */
  readonly range?: readonly [number, number];
  /** Places on the horizontal axis that a line across the chart marks. */
  readonly marks?: readonly number[];
  /** Pixels. */
  readonly height?: number;
}

const usualHeight = 120;

const load = async () => (await Promise.all([import('uplot'), import('uplot/dist/uPlot.min.css')]))[0].default;

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Loads uPlot and draws one chart that nobody sees, when the page has nothing to do: the first one finds the fonts and compiles the code,
 * which takes longer than the page may stand still while it trains.
 */
export function warmUpCharts(): () => void {
  const warmUp = async () => {
    const UPlot = await load();
    await nextTask();
    const look: ChartLook = { lines: [{ label: '', color: 'accent', dashed: true }], format: String };
    drawnByProcessor(() => new UPlot(options(look, 300), [[1, 2], [0, 1]], document.createElement('div'))).destroy();
  };
  const start = () => void warmUp();
  // Safari has no idle callbacks.
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(start, 2000);
    return () => clearTimeout(timer);
  }
  const request = requestIdleCallback(start, { timeout: 5000 });
  return () => cancelIdleCallback(request);
}

/** Draws a chart into `element`, anew whenever the theme changes, as wide as the element. @returns what ends it. */
export function createChart(element: HTMLElement, look: ChartLook, data: () => uPlot.AlignedData, onMade: (plot: uPlot) => void): () => void {
  let plot: uPlot | null = null;
  let ended = false;
  const draw = async () => {
    const UPlot = await load();
    // Each chart in a task of its own.
    await nextTask();
    if (ended) return;
    plot?.destroy();
    plot = drawnByProcessor(() => new UPlot(options(look, element.clientWidth), data(), element));
    showLast(plot);
    onMade(plot);
  };
  const redraw = () => void draw();
  const theme = new MutationObserver(redraw);
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', redraw);
  const width = new ResizeObserver(() => plot && element.clientWidth > 0 && plot.setSize({ width: element.clientWidth, height: look.height ?? usualHeight }));
  width.observe(element);
  redraw();
  return () => {
    ended = true;
    theme.disconnect();
    width.disconnect();
    scheme.removeEventListener('change', redraw);
    plot?.destroy();
  };
}

/**
 * Makes a chart whose canvas is drawn by the processor. On the graphics card its strokes would queue behind the training that runs there,
 * and the page would wait for them (2 s and more where the card is emulated). uPlot has no option for it.
 */
function drawnByProcessor<T>(make: () => T): T {
  const prototype = HTMLCanvasElement.prototype;
  const original = Object.getOwnPropertyDescriptor(prototype, 'getContext')!;
  const getContext = original.value as (this: HTMLCanvasElement, type: string, options?: object) => RenderingContext | null;
  Object.defineProperty(prototype, 'getContext', {
    ...original,
    value(this: HTMLCanvasElement, type: string, settings?: object) {
      return getContext.call(this, type, { ...settings, willReadFrequently: true });
    },
  });
  try {
    return make();
  } finally {
    Object.defineProperty(prototype, 'getContext', original);
  }
}

/** The legend tells the point under the pointer; without one, the last. */
function showLast(plot: uPlot): void {
  plot.setLegend({ idx: plot.data[0].length - 1 });
}

function drawMarks(plot: uPlot, marks: readonly number[], color: string): void {
  const { ctx, bbox: { left, top, width, height } } = plot;
  ctx.save();
  ctx.strokeStyle = color;
  ctx.setLineDash([2, 3]);
  for (const mark of marks) {
    const x = plot.valToPos(mark, 'x', true);
    if (x < left || x > left + width) continue;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, top + height);
    ctx.stroke();
  }
  ctx.restore();
}

/** In a gap, what was measured before it. */
function lastText(values: ArrayLike<number | null | undefined>, at: number, format: ChartLook['format']): string {
  for (let place = at; place >= 0; place--) {
    const value = values[place];
    if (value !== null && value !== undefined) return format(value);
  }
  return '–';
}

function options({ places = 'Epoch', lines, format, range, marks = [], height = usualHeight }: ChartLook, width: number): uPlot.Options {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  const axis = { stroke: token('text-3'), font: `11px ${token('font')}`, grid: { stroke: token('line'), width: 1 }, ticks: { show: false } };
  const whole = (values: number[]) => values.map((value) => (Number.isInteger(value) ? String(value) : ''));
  return {
    width: Math.max(80, width),
    height,
    padding: [8, 8, 0, 0],
    cursor: { y: false, drag: { x: false, y: false } },
    legend: { live: true },
    hooks: { setData: [showLast], setCursor: [(plot) => plot.cursor.idx === null && showLast(plot)], drawClear: [(plot) => drawMarks(plot, marks, token('line-strong'))] },
    scales: { x: { time: false }, y: range ? { range: [range[0], range[1]] } : {} },
    axes: [
      { ...axis, size: 22, values: (_plot, values) => whole(values) },
      { ...axis, size: 44, values: (_plot, values) => values.map(format) },
    ],
    series: [
      { label: places },
      ...lines.map(({ label, color, dashed }) => ({
        label,
        stroke: token(color),
        width: 2,
        dash: dashed ? [5, 4] : undefined,
        points: { size: 5 },
        spanGaps: true,
        value: (plot: uPlot, _value: number | null, line: number, at: number | null) => lastText(plot.data[line]!, at ?? -1, format),
      })),
    ],
  };
}
