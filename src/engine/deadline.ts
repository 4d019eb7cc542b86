import * as tf from '@tensorflow/tfjs';

/** What was not done in time. */
export class TooLate extends Error {}

/** tfjs's engine calls this for every kernel, forward and backward. */
interface KernelRunner {
  runKernelFunc: (...given: unknown[]) => unknown;
}

/**
 * Cuts work off at a time (as `performance.now()` has it): tfjs throws at the first kernel after it, and what waits for a graphics card waits no longer. The work
 * may still end something then: it must look at `late` before it goes on.
 * @throws TooLate
 */
export async function before<T>(deadline: number, work: (late: () => boolean) => Promise<T>): Promise<T> {
  const runner = tf.engine() as unknown as KernelRunner;
  const { runKernelFunc } = runner;
  let cut = false;
  // A timer may be a little early.
  const late = (): boolean => cut || performance.now() > deadline;
  runner.runKernelFunc = (...given) => {
    if (late()) throw new TooLate();
    return Reflect.apply(runKernelFunc, runner, given);
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      cut = true;
      reject(new TooLate());
    }, Math.max(0, deadline - performance.now()));
  });
  try {
    return await Promise.race([work(late), over]);
  } finally {
    clearTimeout(timer);
    runner.runKernelFunc = runKernelFunc;
  }
}
