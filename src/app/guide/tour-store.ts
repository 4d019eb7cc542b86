import { create } from 'zustand';
import { recall, remember } from '../../store/last-visit';
import type { StepId } from './guide-steps';

export interface TourStep {
  readonly step: StepId;
  readonly title: string;
  readonly text: string;
}

export const tourSteps: readonly TourStep[] = [
  { step: 'output', title: 'A new output layer', text: 'Take the old output layer off, then add one for your own classes.' },
  { step: 'hidden', title: 'Hidden layers', text: 'Put layers in or take them out, as you like; the plus on a connection does it too.' },
  { step: 'freeze', title: 'Freeze the rest', text: 'What is frozen stays as it was trained: training then changes only what is new.' },
];

const key = 'graft.tour';

/** Place of the step that is told; null once it was dismissed, on later visits too. */
export const useTour = create<{ at: number | null }>()(() => ({ at: recall(key) === null ? 0 : null }));

export const openTour = (): void => useTour.setState({ at: 0 });

export function closeTour(): void {
  useTour.setState({ at: null });
  remember(key, 'seen');
}

/** Goes to a step; past the last one the tour ends. */
export function goToStep(at: number): void {
  if (at >= tourSteps.length) closeTour();
  else useTour.setState({ at: Math.max(0, at) });
}
