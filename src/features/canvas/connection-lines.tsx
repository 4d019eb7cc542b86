import { useMemo } from 'react';
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

const none: readonly ConnectionEdge[] = [];

/** Where the network is tiny, only connections that stand out are drawn one by one: chosen, under what is dragged, on the way of Tab, or with something missing on them. */
export function useLines(edges: ConnectionEdge[], tiny: boolean): Lines {
  const chosen = useChosenConnection(({ connection }) => connection);
  const filling = useUiStore(({ paletteTarget }) => paletteTarget);
  const dropOn = useCanvasStore((state) => state.dropOn);
  const roving = useCanvasStore((state) => state.roving);
  return useMemo(() => {
    if (!tiny) return { single: edges, merged: none };
    const standsOut = ({ id, source, data }: ConnectionEdge) =>
      source === roving || data?.removed !== undefined || is(data?.insert, chosen) || is(data?.insert, filling) || (dropOn !== null && 'connection' in dropOn && dropOn.connection === id);
    return { single: edges.filter(standsOut), merged: edges.filter((edge) => !standsOut(edge)) };
  }, [edges, tiny, chosen, filling, dropOn, roving]);
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
