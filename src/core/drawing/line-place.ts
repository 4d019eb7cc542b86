import { freezingFront } from '../graph/freezing-front';
import { analyze } from '../graph/analyze';
import type { GraphDocument } from '../graph/types';
import type { LineStops } from './freeze-line';

/** Where the freeze line lies as the network is frozen now. */
export interface LinePlace {
  readonly stop: number;
  /** The lowest frozen layer with weights; null where none is frozen. */
  readonly last: string | null;
  /** The folded block that the line runs through, as only a part of it is frozen. */
  readonly within: string | null;
  /** Something above the line trains and leads to what is frozen. */
  readonly mixed: boolean;
}

/** @param idOf the id under which a layer is visible */
export function linePlace(document: GraphDocument, { stopOf }: LineStops, idOf: (layer: string) => string): LinePlace {
  const { frozen, mixed } = freezingFront(document);
  let [stop, last]: [number, string | null] = [0, null];
  for (const name of frozen) {
    const at = stopOf.get(idOf(name)) ?? 0;
    if (at >= stop) [stop, last] = [at, name];
  }
  const id = last === null ? null : idOf(last);
  const facts = analyze(document).layers;
  const partly = id !== null && id !== last && document.layers.some(({ name, trainable }) => trainable && idOf(name) === id && facts.get(name)!.weights.length > 0);
  return { stop, last, within: partly ? id : null, mixed };
}

/** The stop at which the next unit of cards (a block) ends; upwards, that at which the unit above the line begins. */
export function pageStop({ stops }: LineStops, from: number, direction: 1 | -1, unitOf: (id: string) => string): number {
  const unit = (stop: number) => (stops[stop]?.ids[0] === undefined ? null : unitOf(stops[stop].ids[0]));
  let at = from + direction;
  // The row that the line passes on the way down is that of the stop it comes to; on the way up, that of the stop it leaves.
  const passed = unit(direction === 1 ? at : from);
  while (at > 0 && at < stops.length - 1 && unit(direction === 1 ? at + 1 : at) === passed) at += direction;
  return Math.max(0, Math.min(stops.length - 1, at));
}
