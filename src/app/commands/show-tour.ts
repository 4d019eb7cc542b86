import { openTour } from '../guide/tour-store';
import type { Command } from './command';

export const showTour: Command = {
  id: 'show-tour',
  title: 'Show the tour',
  help: 'The three steps, one after the other',
  icon: 'sprout',
  isEnabled: () => true,
  run: openTour,
};
