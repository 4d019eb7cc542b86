import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Eta, nextTask, SleepWatch, workTime } from './pace';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

const step = (watch: SleepWatch, milliseconds: number) => {
  watch.begin();
  vi.advanceTimersByTime(milliseconds);
  watch.end();
};

it('time left and the clock of work leave out a wait in which the worker was frozen, and no shorter one', async () => {
  const began = workTime();
  const eta = new Eta(10);
  vi.advanceTimersByTime(5_000);
  const frozen = nextTask();
  vi.advanceTimersByTime(3_600_000);
  await frozen;
  expect(workTime() - began).toBe(5_000);
  expect(eta.secondsLeft(5)).toBe(5);
  const short = nextTask();
  vi.advanceTimersByTime(900);
  await short;
  expect(workTime() - began).toBe(5_900);
});

it('a step in which the machine slept counts as long as the others', () => {
  const watch = new SleepWatch();
  const began = workTime();
  for (let at = 0; at < 10; at++) step(watch, 100);
  step(watch, 60_000);
  expect(workTime() - began).toBe(1_100);
  step(watch, 60_000);
  expect(workTime() - began).toBe(1_200);
});

it('steps that are slow by nature, and the first ones, count in full', () => {
  const watch = new SleepWatch();
  const began = workTime();
  step(watch, 20_000);
  for (let at = 0; at < 10; at++) step(watch, 4_000);
  step(watch, 30_000);
  expect(workTime() - began).toBe(90_000);
});
