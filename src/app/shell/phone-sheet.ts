import { create } from 'zustand';
import type { DockPanel } from './dock-panels';

/** On a phone one panel at a time lies over the network's lower part. */
export type Sheet = 'layers' | DockPanel;

export const usePhoneSheet = create<{ sheet: Sheet | null }>()(() => ({ sheet: null }));

export const showSheet = (sheet: Sheet | null): void => usePhoneSheet.setState({ sheet });
