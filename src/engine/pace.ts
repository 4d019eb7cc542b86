/** ms after which a wait, or a step, is taken to have been a sleep. */
const noticed = 1000;
let heldUp = 0;

/**
 * The clock by which work is measured, ms: it stands still while this worker may not run, since a tab that was frozen or a machine that slept says nothing of how
 * fast the work goes.
 */
export const workTime = (): number => performance.now() - heldUp;

/** Seconds left of a job, from what has been done of it so far; pauses do not count. */
export class Eta {
  #started = workTime();

  constructor(private readonly total: number) {}

  /** Leaves out a time during which nothing was done. */
  skip(milliseconds: number): void {
    this.#started += milliseconds;
  }

  /** null until something is done. */
  secondsLeft(done: number): number | null {
    if (done === 0) return null;
    return ((workTime() - this.#started) / 1000 / done) * Math.max(0, this.total - done);
  }
}

/** Watches steps that are much alike: in one that took out of all proportion the machine slept. Sleeps between steps are noticed by `nextTask`. */
export class SleepWatch {
  #steps = 0;
  #milliseconds = 0;
  #began = 0;

  begin(): void {
    this.#began = workTime();
  }

  end(): void {
    const took = workTime() - this.#began;
    const usual = this.#milliseconds / this.#steps;
    const slept = this.#steps >= 5 && took > Math.max(noticed, 20 * usual);
    if (slept) heldUp += took - usual;
    this.#steps += 1;
    this.#milliseconds += slept ? usual : took;
  }
}

/** Lets at most one through in so many milliseconds. */
export class Throttle {
  #last = -Infinity;

  constructor(private readonly milliseconds: number) {}

  ready(): boolean {
    const now = performance.now();
    if (now - this.#last < this.milliseconds) return false;
    this.#last = now;
    return true;
  }
}

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();

/** Lets the worker's messages in. A message channel, since a hidden tab's timers and animation frames stall. */
export async function nextTask(): Promise<void> {
  const asked = performance.now();
  await new Promise<void>((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
  const waited = performance.now() - asked;
  if (waited > noticed) heldUp += waited;
}
