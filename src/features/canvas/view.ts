import type { Point } from '../../core/drawing/geometry';

/** What the rest of the page can ask of the canvas' view. The canvas provides it while it is there. */
export interface NetworkView {
  /** The whole network in view. */
  fit(): void;
  /** What a person should see first of a network: all of it where it stays readable, else its output end. */
  showFirst(): void;
  /** Brings a layer (or a folded block, by its id) into view, unfolding what it is hidden in; with `focus` the keyboard goes there too. */
  reveal(name: string, options?: { focus?: boolean }): void;
  /** Moves the view along with the cards, so many canvas px. */
  shift(by: Point): void;
}

let view: NetworkView | null = null;

export function provideView(provided: NetworkView | null): void {
  view = provided;
}

export const networkView: NetworkView = {
  fit: () => view?.fit(),
  showFirst: () => view?.showFirst(),
  reveal: (name, options) => view?.reveal(name, options),
  shift: (by) => view?.shift(by),
};
