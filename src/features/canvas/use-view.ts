import { useEffect } from 'react';
import { useReactFlow, useStoreApi } from 'reactflow';
import { boundsOf } from '../../core/drawing/geometry';
import { useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { focusCard, useCanvasStore } from './canvas-store';
import { prefersReducedMotion } from './tween';
import { networkView, provideView, type NetworkView } from './view';
import { visibleIdOf } from './visible';
import { centred, firstViewport, revealing, zoomToFit, type Viewport } from './viewport';

/** Provides `networkView` while the canvas is there. */
export function useView(): void {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  useEffect(() => {
    const frame = () => ({ width: store.getState().width, height: store.getState().height });
    // Under way, what is asked next starts from where the view will be: half-way it is zoomed out and shows what will be gone.
    let heading: { readonly viewport: Viewport; readonly until: number } | null = null;
    const move = (viewport: Viewport, calm: boolean) => {
      // A hand on the canvas stops a motion, which then never says that it has ended.
      const under = { viewport, until: performance.now() + 1000 };
      heading = under;
      return setViewport(viewport, { duration: calm && !prefersReducedMotion() ? 180 : 0 }).then(() => {
        if (heading === under) heading = null;
      });
    };
    const viewportThen = () => (heading && performance.now() < heading.until ? heading.viewport : getViewport());
    const positions = () => useCanvasStore.getState().positions;
    const view: NetworkView = {
      fit() {
        const { settled, positions } = useCanvasStore.getState();
        // Where the cards will be, not where their motion has brought them; and once more if the layout has still to come.
        useCanvasStore.setState({ fitNext: settled === null, revealNext: null });
        const box = boundsOf((settled ?? positions).values());
        if (box) void move(centred(box, frame(), Math.max(0.05, zoomToFit(box, frame()))), true);
      },
      showFirst() {
        const box = boundsOf(positions().values());
        const end = positions().get(useDocumentStore.getState().document?.outputs.at(-1) ?? '');
        if (box) move(firstViewport(box, end ?? { x: box.left, y: box.top }, frame()), false);
      },
      reveal(name, { focus = false } = {}) {
        const hidden = visibleIdOf(name) !== name;
        const { settled } = useCanvasStore.getState();
        const card = settled?.get(name) ?? positions().get(name);
        // One that has just come out of its block is placed only when the layout has come.
        if (hidden || !card) {
          useCanvasStore.setState({ awaited: { layer: name, focus } });
          if (hidden) useBlockStore.getState().unfold(name);
          return;
        }
        useCanvasStore.setState({ revealNext: settled === null ? name : null, fitNext: false });
        const next = revealing(card, viewportThen(), frame());
        const there = next ? move(next, true) : null;
        if (!focus) return;
        focusCard(name);
        // A card that was passed on the way is drawn anew: it has lost the keyboard.
        void there?.then(() => globalThis.document.activeElement === globalThis.document.body && useCanvasStore.getState().roving === name && focusCard(name));
      },
      shift({ x, y }) {
        const { zoom, ...viewport } = viewportThen();
        void move({ zoom, x: viewport.x - x * zoom, y: viewport.y - y * zoom }, false);
      },
    };
    provideView(view);
    return () => provideView(null);
  }, [setViewport, getViewport, store]);

  const fitDue = useCanvasStore(({ fitNext, settled }) => fitNext && settled !== null);
  useEffect(() => {
    if (fitDue) networkView.fit();
  }, [fitDue]);

  const revealDue = useCanvasStore(({ revealNext, settled }) => (settled === null ? null : revealNext));
  useEffect(() => {
    if (revealDue !== null) networkView.reveal(revealDue);
  }, [revealDue]);

  const awaited = useCanvasStore((state) => state.awaited);
  const placed = useCanvasStore(({ positions }) => awaited !== null && positions.has(awaited.layer));
  useEffect(() => {
    if (!awaited || !placed) return;
    useCanvasStore.setState({ awaited: null });
    networkView.reveal(awaited.layer, { focus: awaited.focus });
  }, [awaited, placed]);
}
