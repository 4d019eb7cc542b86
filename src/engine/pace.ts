/** Seconds left of a job, from what has been done of it so far; pauses do not count. */
export class Eta {
  #started = performance.now();

  constructor(private readonly total: number) {}

  /** Leaves out a time during which nothing was done. */
  skip(milliseconds: number): void {
    this.#started += milliseconds;
  }

  /** null until something is done. */
  secondsLeft(done: number): number | null {
    if (done === 0) return null;
    return ((performance.now() - this.#started) / 1000 / done) * Math.max(0, this.total - done);
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
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    channel.port2.postMessage(null);
  });
}
