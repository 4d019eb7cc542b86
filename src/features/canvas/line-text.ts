import type { LineStops } from '../../core/drawing/freeze-line';
import type { LinePlace } from '../../core/drawing/line-place';
import { formatCount } from '../../ui/format';
import { stopName } from './use-freeze-line';
import { visibleIdOf } from './visible';

/** Where the freeze line lies as the network is frozen now. */
export function placeText({ last, within, mixed }: LinePlace): string {
  if (last === null) return 'Nothing is frozen';
  if (mixed) return `Mixed, frozen last is ${stopName(visibleIdOf(last))}`;
  if (within !== null) return `Frozen up to ${last} in ${stopName(within)}`;
  return `Frozen up to ${stopName(visibleIdOf(last))}`;
}

/** Where it is being moved to. */
export function stopText({ stops }: LineStops, at: number): string {
  const last = stops[at]!.ids.at(-1);
  return last === undefined ? 'Nothing is frozen' : `Frozen up to ${stopName(last)}`;
}

/** What moving it there comes to. */
export const frozenText = ({ stops }: LineStops, at: number): string => `${formatCount(stops[at]!.params)} of ${formatCount(stops.at(-1)!.params)} parameters`;
