import { useEffect, useMemo, useRef, useState } from 'react';
import { useStoreApi } from 'reactflow';
import { frameRoom } from '../../core/drawing/frame-boxes';
import { cardSize, type Box, type Point } from '../../core/drawing/geometry';
import type { VisibleGraph } from '../../core/graph/blocks/visible-graph';
import type { GraphDocument } from '../../core/graph/types';
import { currentBlocks } from '../../store/block-store';
import { services } from '../../store/services';
import { useCanvasStore } from './canvas-store';
import { readWindow, windowAround } from './in-view';
import { prefersReducedMotion, tween } from './tween';
import { networkView } from './view';
import { currentGraph, frameEdges, layersOfId, visibleIdOf } from './visible';

/** Above this many cards a changed layout is shown at once: moving them all would not be smooth. */
const animatedCards = 2500;
const duration = 180;

type Place = readonly [id: string, sources: readonly string[], above: number, below: number];
type Positions = ReadonlyMap<string, Point>;

/** Keeps the cards' positions: asks the layout worker when what is visible changes, puts hand-moved cards where they were put, and moves there in a short motion. */
export function usePlaces(document: GraphDocument | null, graph: VisibleGraph): void {
  const open = document !== null;
  const topology = useMemo(() => (open ? JSON.stringify(placesOf(graph)) : null), [open, graph]);
  const [layout, setLayout] = useState<{ readonly laidOut: Positions; readonly of: string | null }>({ laidOut: new Map(), of: null });
  const asked = useRef(topology);

  useEffect(() => {
    asked.current = topology;
    useCanvasStore.setState({ settled: null });
    if (topology === null) return;
    let current = true;
    const places = JSON.parse(topology) as Place[];
    const nodes = places.map(([id, , above, below]) => ({ id, width: cardSize.width, height: cardSize.height + above * frameRoom.above + below * frameRoom.below }));
    const edges = places.flatMap(([target, sources]) => sources.map((source) => [source, target] as const));
    void services().layout.layout({ nodes, edges }).then((result) => {
      if (!current) return;
      setLayout({ laidOut: new Map(places.flatMap(([id, , above]) => (result[id] ? [[id, { x: result[id].x, y: result[id].y + above * frameRoom.above }] as const] : []))), of: topology });
    });
    return () => {
      current = false;
    };
  }, [topology]);

  const flow = useStoreApi();
  const stop = useRef(() => {});
  const byHand = document?.positions;
  useEffect(() => {
    const { positions: before, anchor, awaited } = useCanvasStore.getState();
    const target = new Map(layout.laidOut);
    // A card that is new since this layout stays where it was put meanwhile.
    for (const { id } of currentGraph().nodes) if (!target.has(id) && before.has(id)) target.set(id, before.get(id)!);
    for (const [name, point] of Object.entries(byHand ?? {})) if (target.has(name)) target.set(name, point);
    keepEqual(target, before);
    stop.current();
    const from = startingPlaces(before, target);
    const unrelated = ![...target.keys()].some((id) => from.has(id));
    const shift = anchor && shiftOf(anchor, target);
    if (shift) {
      useCanvasStore.setState({ anchor: null });
      networkView.shift(shift);
      for (const [id, point] of from) from.set(id, { x: point.x + shift.x, y: point.y + shift.y });
    }
    const { transform: [x, y, zoom], width, height } = flow.getState();
    leaveOut(from, target, readWindow(windowAround({ x, y, zoom }, { width, height })));
    if (unrelated || awaited || target.size > animatedCards || prefersReducedMotion()) useCanvasStore.setState({ positions: target });
    else stop.current = tween(from, target, duration, (positions) => useCanvasStore.setState({ positions }));
    useCanvasStore.setState({ settled: layout.of === asked.current ? target : null });
  }, [layout, byHand, flow]);
}

/** A card that stays where it is keeps its very point: it is not derived or drawn again. */
function keepEqual(target: Map<string, Point>, before: Positions): void {
  for (const [id, { x, y }] of target) {
    const old = before.get(id);
    if (old && old.x === x && old.y === y) target.set(id, old);
  }
}

/** Cards that nobody sees come or go are at their places at once: only the others are moved, frame by frame. */
function leaveOut(from: Map<string, Point>, target: Positions, { left, top, right, bottom }: Box): void {
  const seen = ({ x, y }: Point) => x < right && x + cardSize.width > left && y < bottom && y + cardSize.height > top;
  for (const [id, end] of target) {
    const start = from.get(id);
    if (start && !seen(start) && !seen(end)) from.delete(id);
  }
}

function placesOf(graph: VisibleGraph): Place[] {
  const room = frameEdges(graph, currentBlocks());
  const sources = new Map<string, string[]>(graph.nodes.map(({ id }) => [id, []]));
  for (const { source, target } of graph.edges) sources.get(target)!.push(source);
  return graph.nodes.map(({ id }) => [id, sources.get(id)!, room.get(id)!.above, room.get(id)!.below]);
}

/** Where each card of the new layout is now: what comes out of a block starts from it, and a block from its first layer. */
function startingPlaces(now: Positions, target: Positions): Map<string, Point> {
  const from = new Map(now);
  const blocks = currentBlocks();
  for (const id of target.keys()) {
    if (from.has(id)) continue;
    const block = blocks.blocks.get(id);
    const origin = block ? block.layers.find((name) => now.has(name)) : foldedBefore(blocks.blockOf.get(id), now);
    const point = origin === undefined ? undefined : now.get(origin);
    if (point) from.set(id, point);
  }
  return from;

  function foldedBefore(id: string | null | undefined, places: Positions): string | undefined {
    for (let block = blocks.blocks.get(id ?? ''); block; block = blocks.blocks.get(block.parent ?? '')) if (places.has(block.id)) return block.id;
    return undefined;
  }
}

/** How far the layout has moved what a person has folded or unfolded; null while it has not come yet. */
function shiftOf({ layer, at }: { readonly layer: string; readonly at: Point }, target: Positions): Point | null {
  const now = target.get(visibleIdOf(layer)) ?? layersOfId(layer).map((name) => target.get(name)).find((point) => point !== undefined);
  return now ? { x: now.x - at.x, y: now.y - at.y } : null;
}
