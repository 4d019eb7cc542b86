import { expect, it } from 'vitest';
import { boundsOf } from './bounds';
import { trainingConfigSchema } from './config';
import { scheduleFields, scheduleNames } from './schedule';

it('reads the bounds of a setting', () => {
  expect(boundsOf(trainingConfigSchema.shape.learningRate)).toEqual({ min: 0, max: 10, integer: false, above: true });
  expect(boundsOf(trainingConfigSchema.shape.accumulate)).toEqual({ min: 1, max: 1024, integer: true, above: false });
});

it('finds a title, help and bounds for every setting of every schedule', () => {
  for (const name of scheduleNames) {
    for (const field of Object.values(scheduleFields(name))) {
      expect(field.meta()).toMatchObject({ title: expect.stringMatching(/^[A-Z]/), description: expect.stringMatching(/^[A-Z]/) });
      expect(boundsOf(field)).toMatchObject({ min: expect.any(Number), max: expect.any(Number) });
    }
  }
});
