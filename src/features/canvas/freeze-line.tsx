import { useEffect } from 'react';
import { useStore } from 'reactflow';
import { cardSize } from '../../core/drawing/geometry';
import { lineY } from '../../core/drawing/freeze-line';
import type { Analysis, GraphDocument } from '../../core/graph/types';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { Icon } from '../../ui/icons';
import { useCanvasStore } from './canvas-store';
import { frozenText, placeText, stopText } from './line-text';
import { useFreezeLine } from './use-freeze-line';
import { useLineKeys } from './use-line-keys';
import { useLineDrag } from './use-line-drag';
import './freeze-line.css';

/** px that its handle keeps from the upper and the lower edge, where other tools are: in two rows where the view is narrow. */
const edge = { top: 68, narrowTop: 116, bottom: 44 } as const;
const narrow = 480;

/** A line across the network: what is above it is frozen, what is below trains. It is dragged by its handle, or moved by keys. */
export function FreezeLine() {
  const document = useDocumentStore((state) => state.document);
  const analysis = useAnalysis();
  const placed = useCanvasStore(({ positions }) => positions.size > 0);
  return document && analysis && placed ? <Line document={document} analysis={analysis} /> : null;
}

function Line({ document, analysis }: { document: GraphDocument; analysis: Analysis }) {
  const { line, place } = useFreezeLine(document, analysis);
  const moved = useCanvasStore(({ freezing }) => (freezing?.line === line ? freezing.at : null));
  const at = moved ?? place.stop;
  const keys = useLineKeys(line, place);
  const drag = useLineDrag(line, place);
  const y = useCanvasStore(({ positions }) => {
    const within = moved === null && place.within !== null ? positions.get(place.within) : undefined;
    return within ? within.y + cardSize.height / 2 : line.stops[at] ? lineY(line.stops[at], positions) : 0;
  });
  const top = useStore(({ transform: [, shift, zoom] }) => Math.round(y * zoom + shift));
  const height = useStore((state) => state.height);
  const highest = useStore((state) => (state.width < narrow ? edge.narrowTop : edge.top));
  useStopOnLeave();
  if (line.stops.length < 2) return null;

  const shown = Math.max(highest, Math.min(height - edge.bottom, top));
  const away = shown === top ? undefined : top < shown ? 'above' : 'below';
  const text = moved === null ? placeText(place) : stopText(line, at);
  const mixed = moved === null && place.mixed;
  return (
    <>
      {top > 0 && top < height && <div className="freeze-line" data-mixed={mixed} data-moving={moved !== null} style={{ transform: `translateY(${top}px)` }} />}
      <div
        role="slider" tabIndex={0} aria-label="Freeze line" aria-orientation="vertical" aria-valuemin={0} aria-valuemax={line.stops.length - 1} aria-valuenow={at} aria-valuetext={text}
        className="freeze-handle" data-mixed={mixed} data-moving={moved !== null} data-away={away} style={{ transform: `translateY(calc(${shown}px - 50%))` }} {...keys} {...drag}
      >
        <Icon name="snowflake" size={14} />
        <Icon name={away === 'above' ? 'moveUp' : away === 'below' ? 'moveDown' : 'grip'} size={14} />
        <span className="freeze-label" aria-hidden="true">
          {text}
          {moved !== null && <span className="quiet">{frozenText(line, at)}</span>}
        </span>
      </div>
    </>
  );
}

/** Nothing is being moved any more once the line is gone. */
function useStopOnLeave(): void {
  useEffect(() => () => useCanvasStore.setState({ freezing: null }), []);
}
