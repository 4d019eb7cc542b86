import { useEffect, useMemo, useRef, useState } from 'react';
import type { GraphDocument } from '../../core/graph/types';
import { services } from '../../store/services';
import { useCanvasStore } from './canvas-store';
import { cardSize, type Point } from './geometry';
import { prefersReducedMotion, tween } from './tween';

/** Above this many layers a changed layout is shown at once: moving them all would not be smooth. */
const animatedLayers = 200;
const duration = 180;

/** Keeps the cards' positions: asks the layout worker when the topology changes, puts hand-moved cards where they were put, and moves there in a short motion. */
export function usePlaces(document: GraphDocument | null): void {
  const topology = useMemo(() => (document ? JSON.stringify(document.layers.map(({ name, inputs }) => [name, inputs])) : null), [document]);
  const [laidOut, setLaidOut] = useState<ReadonlyMap<string, Point>>(new Map());

  useEffect(() => {
    if (topology === null) return;
    let current = true;
    const layers = JSON.parse(topology) as [string, string[]][];
    const nodes = layers.map(([id]) => ({ id, ...cardSize }));
    const edges = layers.flatMap(([target, inputs]) => inputs.map((source) => [source, target] as const));
    void services().layout.layout({ nodes, edges }).then((result) => {
      if (current) setLaidOut(new Map(Object.entries(result)));
    });
    return () => {
      current = false;
    };
  }, [topology]);

  const stop = useRef(() => {});
  const byHand = document?.positions;
  useEffect(() => {
    const target = new Map(laidOut);
    for (const [name, point] of Object.entries(byHand ?? {})) if (target.has(name)) target.set(name, point);
    stop.current();
    const from = useCanvasStore.getState().positions;
    const unrelated = ![...target.keys()].some((name) => from.has(name));
    if (unrelated || target.size > animatedLayers || prefersReducedMotion()) useCanvasStore.setState({ positions: target });
    else stop.current = tween(from, target, duration, (positions) => useCanvasStore.setState({ positions }));
  }, [laidOut, byHand]);
}
