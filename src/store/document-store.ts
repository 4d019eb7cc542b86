import { temporal } from 'zundo';
import { create } from 'zustand';
import { analyze } from '../core/graph/analyze';
import { describeStep } from '../core/graph/diff/describe-step';
import { indexOf } from '../core/graph/graph-index';
import { refused } from '../core/graph/issue';
import type { Analysis, EditResult, GraphDocument, Issue } from '../core/graph/types';
import { afterPaint } from './after-paint';

type Edit = (document: GraphDocument) => EditResult;

interface DocumentState {
  /** What is edited; null until a network is open. */
  readonly document: GraphDocument | null;
  /** The same network as it was opened. */
  readonly opened: GraphDocument | null;
  /** The step that led to the document, in a few words: `Freeze 12 layers`; null for the network as it was opened. */
  readonly step: string | null;
  /** Names of the selected layers. */
  readonly selection: readonly string[];
  /** Why the last edit was refused; null after one that was not. */
  readonly lastRefusal: Issue | null;
  /** What the last edit had to tell. */
  readonly notes: readonly Issue[];
  /** Opens a network; its history starts here. `opened` is given when a session is restored. */
  open(document: GraphDocument, opened?: GraphDocument): void;
  /** One edit, one step of the history; a refused one changes nothing but `lastRefusal`. */
  apply(edit: Edit): EditResult;
  /** An edit that follows from something else and is no step of its own: undo passes it by. */
  applyQuietly(edit: Edit): EditResult;
  select(names: readonly string[]): void;
  undo(): void;
  redo(): void;
  /** Goes that many steps of the history: back where negative, forward where positive; as far as it reaches. */
  travel(steps: number): void;
}

export const useDocumentStore = create<DocumentState>()(
  temporal(
    (set, get) => {
      const run = (edit: Edit): EditResult => {
        const { document, selection } = get();
        if (!document) return nothingOpen;
        const result = edit(document);
        if (!result.ok) set({ lastRefusal: result.issue, notes: [] });
        else set({ document: result.document, ...(result.document === document ? {} : { step: result.step ?? describeStep(document, result.document) }), selection: kept(result.document, result.select === undefined ? selection : [result.select]), notes: result.notes, lastRefusal: null });
        return result;
      };
      const travel = (steps: number) => {
        if (steps < 0) history().undo(-steps);
        else if (steps > 0) history().redo(steps);
        const { document, selection } = get();
        if (document) set({ selection: kept(document, selection), notes: [], lastRefusal: null });
      };
      return {
        document: null, opened: null, step: null, selection: [], lastRefusal: null, notes: [],
        open(document, opened = document) {
          set({ document, opened, step: null, selection: [], lastRefusal: null, notes: [] });
          history().clear();
        },
        apply: run,
        applyQuietly(edit) {
          const { document, selection } = get();
          if (!document) return nothingOpen;
          const result = edit(document);
          if (!result.ok || result.document === document) return result;
          history().pause();
          set({ document: result.document, selection: kept(result.document, selection) });
          history().resume();
          return result;
        },
        select: (names) => set(({ document, selection }) => ({ selection: document ? kept(document, names, selection) : [] })),
        undo: () => travel(-1),
        redo: () => travel(1),
        travel,
      };
    },
    { partialize: ({ document, step }) => ({ document, step }), equality: (past, now) => past.document === now.document },
  ),
);

const nothingOpen = refused('nothing-to-do', 'Open a network first.');

const history = () => useDocumentStore.temporal.getState();

/** Those of the names that the document has, each once; the same array as `before` when nothing has changed. */
function kept(document: GraphDocument, names: readonly string[], before: readonly string[] = names): readonly string[] {
  const { byName } = indexOf(document);
  const left = [...new Set(names)].filter((name) => byName.has(name));
  return left.length === before.length && left.every((name, at) => name === before[at]) ? before : left;
}

/** Every document that an undo, a redo or a fresh start could bring back, the one that is shown included. */
export function documentsInReach(): readonly GraphDocument[] {
  const { document, opened } = useDocumentStore.getState();
  const { pastStates, futureStates } = history();
  return [document, opened, ...pastStates.map((state) => state.document), ...futureStates.map((state) => state.document)].filter((one) => one !== null && one !== undefined);
}

const useFollowing = create<{ readonly document: GraphDocument | null }>()(() => ({ document: null }));
let following = () => {};
useDocumentStore.subscribe(({ document }, before) => {
  if (document === before.document) return;
  following();
  following = afterPaint(() => useFollowing.setState({ document }));
});

/** The open document, one frame late: for what is told beside the network. After an edit a person first sees what they did, then this follows. */
export const useFollowingDocument = (): GraphDocument | null => useFollowing(({ document }) => document);

/** What follows from the open document; the same object until it changes. null until a network is open. */
export const useAnalysis = (): Analysis | null => useDocumentStore(({ document }) => document && analyze(document));
