import { expect, it } from 'vitest';
import { historySteps } from './history-steps';

it('lists past, present and future in order, with the way to each', () => {
  const steps = historySteps([{ step: null }, { step: 'Freeze pool' }], 'Delete dropout', [{ step: 'Arrange' }, { step: 'Insert Dense after pool' }]);
  expect(steps.map(({ label, distance }) => `${distance} ${label}`)).toEqual([
    '-2 Open the network', '-1 Freeze pool', '0 Delete dropout', '1 Insert Dense after pool', '2 Arrange',
  ]);
});
