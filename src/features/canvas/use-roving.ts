import { useEffect, useRef } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { networkView } from './view';
import { useVisibleGraph, visibleIdOf } from './visible';

/**
 * Keeps one card reachable by Tab: the one last selected, else the network's end. A layer that is selected from elsewhere (a search, an
 * issue, an edit) comes out of its block and is brought into view.
 */
export function useRoving(): void {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore(({ selection }) => selection.at(-1));
  const alone = useDocumentStore(({ selection }) => selection.length === 1);
  const graph = useVisibleGraph();
  const shown = selected === undefined ? undefined : visibleIdOf(selected);
  const placed = useCanvasStore(({ positions }) => shown !== undefined && positions.has(shown));

  useEffect(() => {
    if (!document) return;
    const { roving } = useCanvasStore.getState();
    const there = (id: string | null | undefined): id is string => id != null && graph.nodes.some((node) => node.id === id);
    const end = document.outputs.at(-1);
    const next = [shown, roving, roving === null ? null : visibleIdOf(roving), end === undefined ? null : visibleIdOf(end)].find(there) ?? null;
    if (next !== roving) useCanvasStore.setState({ roving: next });
  }, [document, graph, shown]);

  const seen = useRef<string | null>(null);
  useEffect(() => {
    const now = selected === undefined ? null : `${alone} ${selected}`;
    // Only what is newly selected: a block may be folded over its selected layer.
    if (seen.current === now || (now !== null && !placed)) return;
    seen.current = now;
    if (selected === undefined || shown === undefined) return;
    if (useCanvasStore.getState().pointed === selected) return;
    useCanvasStore.setState({ pointed: null });
    if (alone && shown !== selected) networkView.reveal(selected);
    // Of several layers none is to be looked at, unless they are a folded block's.
    if (alone !== (shown === selected)) return;
    // After a changed layout has come to rest, or the card would be sought where it no longer is.
    setTimeout(() => {
      if (useDocumentStore.getState().selection.at(-1) === selected) networkView.reveal(visibleIdOf(selected));
    }, 220);
  }, [placed, selected, shown, alone]);
}
