import { useEffect, useMemo, useState } from 'react';
import { ViewportPortal } from 'reactflow';
import { entryOf, exitOf, routeConnection } from '../../core/drawing/geometry';
import { useChosenConnection } from '../../store/chosen-connection';
import { useUiStore } from '../../store/ui-store';
import { useCanvasStore } from './canvas-store';
import type { ConnectionEdge, InsertPlace } from './flow-elements';

interface Lines {
  /** Drawn one by one, with all that can be done to them. */
  readonly single: ConnectionEdge[];
  /** Drawn as lines alone. */
  readonly merged: readonly ConnectionEdge[];
}

interface Circumstances {
  /** The network is so big that only what is in view of it is drawn. */
  readonly inParts: boolean;
  /** The view is being moved. */
  readonly moving: boolean;
  /** Nothing on a card can be read. */
  readonly tiny: boolean;
}

/** How many connections become more than a line each frame. */
const perFrame = 24;
const none: ReadonlySet<string> = new Set();

/**
 * Those in view of a big network come as lines alone, and turn to what can be pointed at once the view is at rest. Where it is tiny they stay lines but for
 * those that stand out: chosen, under what is dragged, on the way of Tab, or with something missing on them.
 */
export function useLines(edges: ConnectionEdge[], { inParts, moving, tiny }: Circumstances): Lines {
  const chosen = useChosenConnection(({ connection }) => connection);
  const filling = useUiStore(({ paletteTarget }) => paletteTarget);
  const dropOn = useCanvasStore((state) => state.dropOn);
  const roving = useCanvasStore((state) => state.roving);
  const [turned, setTurned] = useState(none);
  const lines = useMemo(() => {
    if (!inParts && !tiny) return { single: edges, merged: [] };
    const standsOut = ({ id, source, data }: ConnectionEdge) =>
      source === roving || data?.removed !== undefined || is(data?.insert, chosen) || is(data?.insert, filling) || (dropOn !== null && 'connection' in dropOn && dropOn.connection === id);
    const single = edges.filter((edge) => (!tiny && turned.has(edge.id)) || standsOut(edge));
    const apart = new Set(single);
    return { single, merged: edges.filter((edge) => !apart.has(edge)) };
  }, [edges, inParts, tiny, turned, chosen, filling, dropOn, roving]);

  useEffect(() => {
    const next = !inParts || tiny ? none : moving ? turned : withMore(turned, edges);
    if (next === turned) return;
    const frame = requestAnimationFrame(() => setTurned(next));
    return () => cancelAnimationFrame(frame);
  }, [edges, inParts, moving, tiny, turned]);
  return lines;
}

/** Some of those that have not turned yet, and of the others those that are still there; the same set where none is missing. */
function withMore(turned: ReadonlySet<string>, edges: readonly ConnectionEdge[]): ReadonlySet<string> {
  const more = edges.filter(({ id }) => !turned.has(id)).slice(0, perFrame);
  return more.length === 0 ? turned : new Set([...edges.filter(({ id }) => turned.has(id)), ...more].map(({ id }) => id));
}

const is = (place: InsertPlace | undefined, other: InsertPlace | null) => place !== undefined && other !== null && place.source === other.source && place.target === other.target;

/** Many connections as one path: a network seen from far off has hundreds in view. */
export function ConnectionLines({ edges }: { edges: readonly ConnectionEdge[] }) {
  const positions = useCanvasStore((state) => state.positions);
  const path = useMemo(() => edges.map(({ source, target, data }) => {
    const [from, to] = [positions.get(source), positions.get(target)];
    return from && to ? routeConnection(exitOf(from), entryOf(to), data?.lane ?? null).path : '';
  }).join(''), [edges, positions]);
  if (path === '') return null;
  return (
    <ViewportPortal>
      <svg className="connection-lines" aria-hidden="true"><path d={path} /></svg>
    </ViewportPortal>
  );
}
