import { useEffect } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { useCanvasStore } from './canvas-store';
import { networkView } from './view';

/**
 * Keeps one card reachable by Tab: the one last selected, else the network's end. A layer that is selected from elsewhere (a search, an
 * issue, an edit) is brought into view.
 */
export function useRoving(): void {
  const document = useDocumentStore((state) => state.document);
  const selected = useDocumentStore(({ selection }) => selection.at(-1));
  const placed = useCanvasStore(({ positions }) => selected !== undefined && positions.has(selected));

  useEffect(() => {
    if (!document) return;
    const { roving } = useCanvasStore.getState();
    const there = (name: string | null | undefined): name is string => name != null && document.layers.some((layer) => layer.name === name);
    const next = there(selected) ? selected : there(roving) ? roving : document.outputs.at(-1) ?? null;
    if (next !== roving) useCanvasStore.setState({ roving: next });
  }, [document, selected]);

  useEffect(() => {
    // After a changed layout has come to rest, or the card would be sought where it no longer is.
    if (!placed || selected === undefined || useCanvasStore.getState().pointed === selected) return;
    useCanvasStore.setState({ pointed: null });
    const timer = setTimeout(() => networkView.reveal(selected), 220);
    return () => clearTimeout(timer);
  }, [placed, selected]);
}
