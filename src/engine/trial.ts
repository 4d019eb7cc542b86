import type { BackendTrial } from '../core/training/backend-trials';
import { numbersOf } from '../core/training/feature-cut';
import { seededRandom } from '../core/random';
import type { BackendReport, TrainRequest } from '../protocol/engine';
import { RunControl } from './control';
import { before, TooLate } from './deadline';
import type { Labelled } from './fitting';
import { boundaryValues } from './prepare';
import { openNetwork, partOf, type Opened, type Part, type ReadyDependencies } from './ready';

/** Steps after the first, which prepares what the others find. */
const steps = 4;
/** Images through the frozen part at once, and how often. */
const pictures = 4;
const passes = 2;

export type Timed = Pick<BackendTrial, 'milliseconds' | 'perImage' | 'failed'>;

/** Noise for each tensor at the boundary, bytes where pixels are read; every class in its turn. */
function drawnBatch({ head, input }: Opened, { boundary, cut }: Part, size: number): { readonly batch: Labelled[]; readonly pixels: Uint8Array } {
  const random = seededRandom(1);
  const pixels = Uint8Array.from({ length: input.height * input.width * input.channels }, () => random() * 256);
  const example = cut.saved === 0 ? [pixels] : boundary.map((one) => Float32Array.from({ length: numbersOf([one]) }, () => random()));
  return { batch: Array.from({ length: size }, (_, index) => ({ id: `${index}`, label: index % head.classCount, example })), pixels };
}

/** Milliseconds of the quickest of so many, the first left out where there are more; null where none ended in time. */
async function timed(count: number, late: () => boolean, work: (at: number) => Promise<unknown>): Promise<number | null> {
  let best: number | null = null;
  for (let at = 0; at < count && !late(); at++) {
    const started = performance.now();
    await work(at);
    const took = performance.now() - started;
    if (!late()) best = at < 2 ? took : Math.min(best!, took);
  }
  return best;
}

/**
 * Times the frozen part of a run and real steps of it on a backend, which must be the current one, on a network of its own and drawn images, for so many
 * milliseconds, building included. Nothing of it stays.
 */
export async function timeSteps(request: TrainRequest, dependencies: Omit<ReadyDependencies, 'useBackend'>, backend: BackendReport, share: number): Promise<Timed> {
  const deadline = performance.now() + share;
  let [milliseconds, perImage]: [number | null, number | null] = [null, null];
  let [opened, part]: [Opened | null, Part | null] = [null, null];
  try {
    opened = await ended(openNetwork(request, { ...dependencies, useBackend: () => Promise.resolve(backend) }, new RunControl()));
    part = await partOf(opened);
    const [{ network, input }, { fitting, boundary, cut }] = [opened, part];
    const { batch, pixels } = drawnBatch(opened, part, Math.min(request.config.batchSize, request.train.length));
    await before(deadline, async (late) => {
      const pass = await timed(cut.saved === 0 ? 0 : passes, late, () => boundaryValues(Array.from({ length: pictures }, () => [pixels]), network, boundary, input));
      perImage = pass && pass / pictures;
      milliseconds = await timed(1 + steps, late, (seed) => fitting.step(batch, { seed, learningRate: request.config.learningRate }));
    });
    return { milliseconds, perImage, failed: false };
  } catch (thrown) {
    // A network wraps what its layers throw.
    return { milliseconds, perImage, failed: !(thrown instanceof TooLate) && performance.now() < deadline };
  } finally {
    part?.fitting.dispose();
    opened?.network.dispose();
  }
}

/** What a generator gives in the end. */
async function ended<T>(work: AsyncGenerator<unknown, T>): Promise<T> {
  for (;;) {
    const next = await work.next();
    if (next.done) return next.value;
  }
}
