import { create } from 'zustand';
import type { LineStops } from '../../core/drawing/freeze-line';
import type { Point } from '../../core/drawing/geometry';

interface CanvasState {
  /** Where each card is drawn now, top-left corner in canvas px. */
  positions: ReadonlyMap<string, Point>;
  /** Where each card is once all motion has ended; null while the layout of what is visible has still to come. */
  settled: ReadonlyMap<string, Point> | null;
  /** The whole network is to be brought into view as soon as its cards have their places. */
  fitNext: boolean;
  /** The card to bring into view once more when it has its place: the layout under way may move it. */
  revealNext: string | null;
  /** The card that Tab reaches; arrows move it. */
  roving: string | null;
  /** The card to focus as soon as it is drawn. */
  focusNext: string | null;
  /** The layer that was selected by pointing at it: it is where the pointer is, and must not be moved from under it. */
  pointed: string | null;
  /** What was folded or unfolded, and where it was then: it stays there on the screen. */
  anchor: { readonly layer: string; readonly at: Point } | null;
  /** A layer that has no place yet, as it comes out of its block: to be brought into view as soon as it has one. */
  awaited: { readonly layer: string; readonly focus: boolean } | null;
  /** The network is so small that nothing on a card can be read: cards and connections are then drawn without it. */
  tiny: boolean;
  /** Dragging on the empty canvas selects instead of panning. */
  marquee: boolean;
  /** The connection (by id) or card under a palette item that is being dragged. */
  dropOn: { readonly connection: string } | { readonly card: string } | null;
  /** The stop to which the freeze line is being moved; nothing is frozen by it yet. */
  freezing: { readonly line: LineStops; readonly at: number } | null;
}

/** What only the canvas needs to know; everything that matters is in the document store. */
export const useCanvasStore = create<CanvasState>()(() => ({ positions: new Map(), settled: null, fitNext: false, revealNext: null, roving: null, focusNext: null, pointed: null, anchor: null, awaited: null, tiny: false, marquee: false, dropOn: null, freezing: null }));

export function focusCard(name: string): void {
  useCanvasStore.setState({ roving: name, focusNext: name });
}

/** What a card would be if the freeze line were let go of now; null for one that it says nothing of, and while it is not moved. */
export const wouldBe = (id: string) => ({ freezing }: CanvasState): 'frozen' | 'trainable' | null => {
  const stop = freezing?.line.stopOf.get(id);
  return stop === undefined ? null : freezing!.at >= stop ? 'frozen' : 'trainable';
};
