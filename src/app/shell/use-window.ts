import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}

/** px */
export const useWindowWidth = (): number => useSyncExternalStore(subscribe, () => window.innerWidth);

/** px below which the sides no longer fit beside the network, or hold too little: a phone upright, or on its side. */
const phone = { width: 760, height: 480 } as const;

export const isPhone = (): boolean => window.innerWidth < phone.width || window.innerHeight < phone.height;
export const useIsPhone = (): boolean => useSyncExternalStore(subscribe, isPhone);
