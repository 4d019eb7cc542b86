import { useUiStore } from '../../store/ui-store';
import { showSheet } from './phone-sheet';
import { isPhone } from './use-window';

export type DockPanel = 'settings' | 'images' | 'training' | 'runs' | 'evaluation' | 'history';

export const dockPanelId = (panel: DockPanel) => `dock-${panel}`;

/** Opens the dock and brings one of its panels to the top. */
export function showPanel(panel: DockPanel): void {
  if (isPhone()) {
    useUiStore.getState().closePalette();
    showSheet(panel === 'runs' ? 'training' : panel);
  } else {
    useUiStore.getState().setPanel('dock', true);
  }
  // After the dock has been drawn, if it was folded.
  requestAnimationFrame(() => {
    const place = document.getElementById(dockPanelId(panel));
    const fold = place?.querySelector<HTMLButtonElement>('.ui-fold');
    if (fold?.getAttribute('aria-expanded') === 'false') fold.click();
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    if (place) place.parentElement?.scrollTo({ top: place.offsetTop, behavior: calm ? 'auto' : 'smooth' });
    fold?.focus({ preventScroll: true });
  });
}
