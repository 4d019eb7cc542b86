import { unchanged } from '../issue';
import type { EditResult, GraphDocument } from '../types';
import { moveCards } from './cards';

export const alignments = ['left', 'center', 'right', 'top', 'distribute'] as const;
export type Alignment = (typeof alignments)[number];

type Cards = GraphDocument['positions'];
type Axis = 'x' | 'y';

/**
 * Lines cards up. `cards` says where they are now, top-left corners in canvas px; all are of one size. `distribute` leaves equal gaps
 * between the first and the last, along the way in which they spread further.
 */
export function alignCards(document: GraphDocument, cards: Cards, how: Alignment): EditResult {
  const places = Object.values(cards);
  if (places.length < 2) return unchanged(document);
  if (how === 'distribute') return moveCards(document, distributed(cards));
  const [axis, to] = how === 'top' ? (['y', least(cards, 'y')] as const) : (['x', lineOf(cards, how)] as const);
  return moveCards(document, mapCards(cards, (place) => ({ ...place, [axis]: Math.round(to) })));
}

const values = (cards: Cards, axis: Axis) => Object.values(cards).map((place) => place[axis]);
const least = (cards: Cards, axis: Axis) => Math.min(...values(cards, axis));
const most = (cards: Cards, axis: Axis) => Math.max(...values(cards, axis));

function lineOf(cards: Cards, how: 'left' | 'center' | 'right'): number {
  if (how === 'left') return least(cards, 'x');
  return how === 'right' ? most(cards, 'x') : (least(cards, 'x') + most(cards, 'x')) / 2;
}

const mapCards = (cards: Cards, change: (place: Cards[string]) => Cards[string]): Cards =>
  Object.fromEntries(Object.entries(cards).map(([name, place]) => [name, change(place)]));

function distributed(cards: Cards): Cards {
  const spread = (axis: Axis) => most(cards, axis) - least(cards, axis);
  const axis: Axis = spread('x') > spread('y') ? 'x' : 'y';
  const order = Object.entries(cards).sort(([, a], [, b]) => a[axis] - b[axis]);
  const step = spread(axis) / (order.length - 1);
  const start = least(cards, axis);
  return Object.fromEntries(order.map(([name, place], at) => [name, { ...place, [axis]: Math.round(start + at * step) }]));
}
