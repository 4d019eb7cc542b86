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
  /** What had the keyboard when it was opened. */
  readonly from: Element | null;
  /** Whether the last question was answered. */
  readonly answered: boolean;
}

export const useChooser = create<ChooserState>()(() => ({ chooser: null, from: null, answered: false }));

export const openChooser = (chooser: Chooser): void => useChooser.setState({ chooser, from: document.activeElement, answered: false });
export const closeChooser = (): void => useChooser.setState({ chooser: null });

/** Answers the question that is open. */
export function choose(id: string): void {
  const { chooser } = useChooser.getState();
  useChooser.setState({ chooser: null, answered: true });
  chooser?.choose(id);
}
