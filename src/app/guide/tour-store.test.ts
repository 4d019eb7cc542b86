import { expect, it } from 'vitest';
import { closeTour, goToStep, openTour, tourSteps, useTour } from './tour-store';

it('begins by itself, goes from step to step, ends after the last, and can be found again', () => {
  const at = () => useTour.getState().at;
  expect(at()).toBe(0);
  goToStep(-1);
  expect(at()).toBe(0);
  tourSteps.forEach((_, index) => goToStep(index + 1));
  expect(at()).toBeNull();
  openTour();
  expect(at()).toBe(0);
  closeTour();
  expect(at()).toBeNull();
});
