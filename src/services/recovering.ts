import type { EngineApi, TrainEvent, TrainRequest } from '../protocol/engine';
import { toGraftError, type GraftError } from '../protocol/errors';

type Trainer = Pick<EngineApi, 'train' | 'pause' | 'resume' | 'stop'>;

/** How often a run is begun again that gets no further than its last checkpoint. */
const mostRestarts = 5;

/**
 * A trainer whose runs outlive the worker that computes them: when it dies, or the graphics card is lost, it is started anew and the run goes on from its
 * last checkpoint. What a person asked for meanwhile is asked again.
 */
export function recovering(trainer: Trainer, restart: () => void): Trainer {
  let asked: 'pause' | 'stop' | null = null;

  /** One part of a run. @returns why it cannot go on by itself; null when it has ended. */
  const attempt = async (request: TrainRequest, onEvent: (event: TrainEvent) => void): Promise<GraftError | null> => {
    let [lost, over, heard]: [GraftError | null, boolean, boolean] = [null, false, false];
    const listen = (event: TrainEvent) => {
      // What a worker said before it died may still arrive.
      if (over) return;
      if (!heard && request.resume && asked) void (asked === 'stop' ? trainer.stop() : trainer.pause());
      heard = true;
      if (event.type === 'failed' && event.error.code === 'gpu-lost') lost = event.error;
      else onEvent(event);
    };
    try {
      await trainer.train(request, listen);
    } catch (thrown) {
      const error = toGraftError(thrown);
      if (error.code === 'crashed') lost = error;
      else listen({ type: 'failed', error });
    }
    over = true;
    return lost;
  };

  return {
    async train(request, onEvent) {
      asked = null;
      let left = mostRestarts;
      let resume = request.resume ?? false;
      for (;;) {
        const lost = await attempt({ ...request, resume }, (event) => {
          if (event.type === 'kept') left = mostRestarts;
          onEvent(event);
        });
        if (!lost) return;
        if (left === 0) return onEvent({ type: 'failed', error: { ...lost, message: `${lost.message} It happened ${mostRestarts + 1} times at the same place, so the run has ended. Lower the batch size, or choose another backend.` } });
        left -= 1;
        resume = true;
        restart();
        onEvent({ type: 'recovering', message: `${lost.message} The run goes on from its last checkpoint (attempt ${mostRestarts - left} of ${mostRestarts}).` });
      }
    },
    async pause() {
      asked = 'pause';
      await trainer.pause();
    },
    async resume() {
      asked = null;
      await trainer.resume();
    },
    async stop() {
      asked = 'stop';
      await trainer.stop();
    },
  };
}
