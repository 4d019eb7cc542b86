import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The page's look, light or dark: what is drawn with its colours is to be drawn anew when it changes. */
export const useThemeName = (): string | undefined => useSyncExternalStore(subscribe, () => document.documentElement.dataset.theme);
