import { create } from 'zustand';

/** What lies over the page, one at a time: the command palette, the sheet of shortcuts, the summary table, or nothing. */
export type Overlay = 'finder' | 'shortcuts' | 'summary' | null;

export const useOverlay = create<{ overlay: Overlay }>()(() => ({ overlay: null }));

export const showOverlay = (overlay: Overlay): void => useOverlay.setState({ overlay });
