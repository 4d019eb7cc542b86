import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** px */
export const useWindowWidth = (): number => useSyncExternalStore(subscribe, () => window.innerWidth);

/** Below this the sides no longer fit beside the network; app.css says the same. */
export const phoneWidth = 760;

export const isPhone = (): boolean => window.innerWidth < phoneWidth;
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, isPhone);
