import { expect, it } from 'vitest';
import { trainingConfigSchema } from '../core/training/config';
import type { EngineApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { recovering } from './recovering';

const request: TrainRequest = { runId: 'one', plan: { name: '', layers: [], inputs: [], outputs: [], classes: [], preprocessing: { scale: 1, offset: 0, color: 'rgb', fit: 'crop' } }, config: trainingConfigSchema.parse({}), train: [], validation: [] };
const kept: TrainEvent = { type: 'kept', epoch: 1, step: 1 };
const paused: TrainEvent = { type: 'paused' };
const done: TrainEvent = { type: 'done', stopped: false, bestEpoch: 1, weights: {}, validation: [], seconds: 1 };
const crash = () => new GraftFailure({ code: 'crashed', message: 'It died.' });

/** A trainer that does as told at each call, and what it was asked. */
function scripted(...parts: ((send: (event: TrainEvent) => void) => void)[]) {
  const asked: string[] = [];
  const api = {
    train: async (given: TrainRequest, send: (event: TrainEvent) => void) => {
      asked.push(given.resume ? 'resume' : 'start');
      parts.shift()!(send);
    },
    pause: async () => void asked.push('pause'),
    resume: async () => void asked.push('go on'),
    stop: async () => void asked.push('stop'),
  } satisfies Partial<EngineApi>;
  const events: TrainEvent[] = [];
  const trainer = recovering(api, () => void asked.push('new worker'));
  return { asked, events, trainer, run: () => trainer.train(request, (event) => void events.push(event)) };
}

const dies = () => {
  throw crash();
};

it('goes on from the checkpoint when the worker dies, or the graphics card is lost', async () => {
  const { asked, events, run } = scripted(dies, (send) => send({ type: 'failed', error: { code: 'gpu-lost', message: 'Lost.' } }), (send) => send(done));
  await run();
  expect(asked).toEqual(['start', 'new worker', 'resume', 'new worker', 'resume']);
  expect(events.map(({ type }) => type)).toEqual(['recovering', 'recovering', 'done']);
});

it('gives up after six deaths at one place, and counts anew after a checkpoint', async () => {
  const keeps = (send: (event: TrainEvent) => void) => {
    send(kept);
    throw crash();
  };
  const { asked, events, run } = scripted(dies, dies, dies, keeps, dies, dies, dies, dies, dies);
  await run();
  expect(asked.filter((one) => one === 'resume')).toHaveLength(8);
  expect(events.at(-1)).toMatchObject({ type: 'failed', error: { code: 'crashed', message: expect.stringMatching(/6 times/) as string } });
});

it('hands other failures on, and says nothing of a worker that is gone', async () => {
  let late: (event: TrainEvent) => void = () => undefined;
  const { asked, events, run } = scripted((send) => {
    late = send;
    throw crash();
  }, (send) => {
    late(kept);
    send({ type: 'failed', error: { code: 'non-finite', message: 'NaN' } });
  });
  await run();
  expect(events.map(({ type }) => type)).toEqual(['recovering', 'failed']);
  expect(asked).toEqual(['start', 'new worker', 'resume']);
  const thrown = scripted(() => { throw new Error('odd'); });
  await thrown.run();
  expect(thrown.events).toMatchObject([{ type: 'failed', error: { code: 'internal', message: 'odd' } }]);
});

it('asks the new worker again for what a person asked of the old one', async () => {
  const { asked, run, trainer } = scripted(() => { void trainer.pause(); throw crash(); }, (send) => { send(paused); void trainer.resume(); throw crash(); }, (send) => { send(kept); void trainer.stop(); throw crash(); }, (send) => send(done));
  await run();
  expect(asked).toEqual(['start', 'pause', 'new worker', 'resume', 'pause', 'go on', 'new worker', 'resume', 'stop', 'new worker', 'resume', 'stop']);
});
