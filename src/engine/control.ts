/** A stop asked for before there was anything to keep. */
export class Stopped extends Error {}

/** What a person asks of a run while it goes: pause, resume, stop. */
export class RunControl {
  #stopped = false;
  #paused = false;
  #wake: (() => void)[] = [];

  get stopped(): boolean {
    return this.#stopped;
  }

  get paused(): boolean {
    return this.#paused && !this.#stopped;
  }

  pause(): void {
    this.#paused = true;
  }

  resume(): void {
    this.#paused = false;
    this.#wakeAll();
  }

  stop(): void {
    this.#stopped = true;
    this.#wakeAll();
  }

  /** Resolves once the run may go on, be it to stop. */
  untilResumed(): Promise<void> {
    return this.paused ? new Promise((resolve) => this.#wake.push(resolve)) : Promise.resolve();
  }

  /** @throws Stopped */
  throwIfStopped(): void {
    if (this.#stopped) throw new Stopped();
  }

  #wakeAll(): void {
    for (const wake of this.#wake.splice(0)) wake();
  }
}
