import { useEffect, useMemo, useRef, type PointerEvent } from 'react';
import { useReactFlow, useStore, type Node } from 'reactflow';
import { useShallow } from 'zustand/react/shallow';
import { boundsOf, cardSize } from '../../core/drawing/geometry';
import { afterPaint } from '../../store/after-paint';
import { overviewFrame, overviewOf, toCanvas } from './overview-geometry';
import { useThemeName } from './use-theme-name';
import './overview.css';

/** How something is drawn in small: as its state, its colour's token. */
export type OverviewColor = '--frozen-line' | '--trainable-line' | '--line-strong';

type Colors = Readonly<Record<OverviewColor | '--accent', string>>;
const tokens = ['--frozen-line', '--trainable-line', '--line-strong', '--accent'] as const;

function readColors(): Colors {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(tokens.map((token) => [token, style.getPropertyValue(token)])) as Colors;
}

export interface OverviewProps<N extends Node> {
  nodes: readonly N[];
  /** null for what is not drawn in small. */
  colorOf: (node: N) => OverviewColor | null;
}

/** The whole network in small, and where the view is in it: click or drag to go there. One picture, whatever the network's size. */
export function Overview<N extends Node>({ nodes, colorOf }: OverviewProps<N>) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useThemeName();
  // Reading a style makes the browser compute all that have changed: once for each look, not at each drawing.
  const colors = useRef<{ readonly theme: string | undefined; readonly of: Colors } | null>(null);
  const map = useMemo(() => overviewOf(boundsOf(nodes.map(({ position }) => position))), [nodes]);
  const view = useStore(useShallow(({ transform: [x, y, zoom], width, height }) => ({ x, y, zoom, width, height })));
  const { setCenter } = useReactFlow();

  // The network itself is painted first.
  useEffect(() => afterPaint(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !canvas.current || !map) return;
    if (colors.current?.theme !== theme) colors.current = { theme, of: readColors() };
    const { of } = colors.current!;
    const ratio = devicePixelRatio;
    canvas.current.width = overviewFrame.width * ratio;
    canvas.current.height = overviewFrame.height * ratio;
    context.scale(ratio, ratio);
    for (const node of nodes) {
      const color = node.selected ? '--accent' : colorOf(node);
      if (color === null) continue;
      context.fillStyle = of[color];
      const { width = cardSize.width, height = cardSize.height, position } = node;
      context.fillRect((position.x - map.left) * map.scale, (position.y - map.top) * map.scale, Math.max(1.5, width * map.scale), Math.max(1, height * map.scale));
    }
  }), [nodes, map, theme, colorOf]);

  const go = (event: PointerEvent<HTMLElement>) => {
    if (!map || (event.type === 'pointermove' && event.buttons === 0)) return;
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    const box = event.currentTarget.getBoundingClientRect();
    const { x, y } = toCanvas(map, { x: event.clientX - box.x, y: event.clientY - box.y });
    void setCenter(x, y, { zoom: view.zoom });
  };
  return (
    <div className="network-overview" role="img" aria-label="Overview of the network" onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} />
      {map && (
        <div
          className="network-overview-view"
          style={{
            transform: `translate(${(-view.x / view.zoom - map.left) * map.scale}px, ${(-view.y / view.zoom - map.top) * map.scale}px)`,
            width: (view.width / view.zoom) * map.scale, height: (view.height / view.zoom) * map.scale,
          }}
        />
      )}
    </div>
  );
}
