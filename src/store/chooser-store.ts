import { create } from 'zustand';

/** One thing to choose. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  /** Beside the label: a type, a shape. */
  readonly detail?: string;
  /** Why it cannot be chosen; it stands at the end, with the reason. */
  readonly refusal?: string;
}

/** A question with many answers: asked in a window with a search. */
export interface Chooser {
  /** Heading, `Connect “conv1” to…`. */
  readonly title: string;
  /** Of the search field. */
  readonly label: string;
  readonly choices: readonly Choice[];
  choose(id: string): void;
}

interface ChooserState {
  readonly chooser: Chooser | null;
}

export const useChooser = create<ChooserState>()(() => ({ chooser: null }));

export const openChooser = (chooser: Chooser): void => useChooser.setState({ chooser });
export const closeChooser = (): void => useChooser.setState({ chooser: null });
