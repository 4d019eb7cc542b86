import * as tf from '@tensorflow/tfjs';
import { exampleBytes, memoryBudget } from '../core/training/budget';
import { err, ok, type Result } from '../core/result';
import type { ActivationsRequest, BackendName, BackendReport, EngineApi, PredictRequest, SweepEvent, TrainEvent, TrainRequest } from '../protocol/engine';
import type { RecordStorage } from '../protocol/records';
import { GraftFailure, toGraftError, type GraftError } from '../protocol/errors';
import { viewOf } from './activations';
import { AutoBackend, type Choice } from './auto-backend';
import { Backends } from './backends';
import { RunControl } from './control';
import { ExampleStore } from './example-store';
import { gpuLossBehind, unlessGpuLost } from './gpu-lost';
import { Predictor } from './predict';
import { sweepRun } from './sweep';
import { trainRun, type TrainDependencies } from './train';

export type EngineDependencies = Pick<TrainDependencies, 'readImage' | 'readTensors' | 'writeWeightSet' | 'checkpoints' | 'pace'> & {
  /** Takes the examples that do not fit in memory; without it all of them must. */
  readonly records?: RecordStorage;
  /** Bytes of examples that are held in memory. */
  readonly exampleBytes?: number;
};

const memoryMessage = /out of memory|allocation failed|cannot enlarge memory|invalid array length|memory access out of bounds|failed to allocate/i;

/** Turns what tfjs throws for a lack of memory into advice. */
function explain(thrown: unknown): GraftError {
  const error = toGraftError(thrown);
  if (error.code !== 'internal' && error.code !== 'build-failed') return error;
  if (!memoryMessage.test(error.message)) return error;
  return { ...error, code: 'out-of-memory', message: `There was not enough memory (${error.message}). Lower the batch size, freeze more layers, or use fewer images.` };
}

type Failed = Extract<TrainEvent, { type: 'failed' }>;
type Run<Event> = (dependencies: TrainDependencies, control: RunControl) => AsyncGenerator<Event, void>;
type Answered<T> = Result<T & { readonly backend: BackendName; readonly milliseconds: number }, GraftError>;

/** The engine behind the worker: one run at a time, predictions between and during runs. */
export class Engine implements EngineApi {
  readonly #backends = new Backends();
  readonly #auto = new AutoBackend(this.#backends);
  readonly #examples: ExampleStore;
  readonly #predictor: Predictor;
  #control: RunControl | null = null;
  #running: { readonly backend: BackendReport } | null = null;
  /** How often looking inside was cancelled: what was asked for before is not wanted any more. */
  #cancelled = 0;
  /** Questions asked during a run, one after another. */
  #during: Promise<unknown> = Promise.resolve();
  /** Whatever may switch tfjs's one global backend goes through this queue. */
  #queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly dependencies: EngineDependencies) {
    this.#examples = new ExampleStore(dependencies.exampleBytes ?? exampleBytes(memoryBudget(null)), dependencies.records ?? null);
    this.#predictor = new Predictor(dependencies.readTensors);
  }

  backends(): ReturnType<EngineApi['backends']> {
    return this.#enqueue(() => this.#backends.reports());
  }

  train(request: TrainRequest, onEvent: (event: TrainEvent) => void): Promise<void> {
    return this.#alone<TrainEvent>(onEvent, (dependencies, control) => trainRun(request, dependencies, control));
  }

  sweepRates(request: TrainRequest, onEvent: (event: SweepEvent) => void): Promise<void> {
    return this.#alone<SweepEvent>(onEvent, (dependencies, control) => sweepRun(request, dependencies, control));
  }

  pause(): Promise<void> {
    this.#control?.pause();
    return Promise.resolve();
  }

  resume(): Promise<void> {
    this.#control?.resume();
    return Promise.resolve();
  }

  stop(): Promise<void> {
    this.#control?.stop();
    return Promise.resolve();
  }

  predict({ plan, image, backend }: PredictRequest): ReturnType<EngineApi['predict']> {
    return this.#ask(backend, async (name) => ({ probabilities: await this.#predictor.predict(plan, image, name) }));
  }

  activations({ plan, image, layer, backend, channels }: ActivationsRequest): ReturnType<EngineApi['activations']> {
    const asked = this.#cancelled;
    const check = (): void => {
      if (asked !== this.#cancelled) throw new GraftFailure({ code: 'cancelled', message: 'Looking inside was cancelled.' });
    };
    return this.#ask(backend, async (name) => {
      check();
      const output = await this.#predictor.outputOf(layer, plan, image, name);
      check();
      return viewOf(output, channels);
    });
  }

  cancelActivations(): Promise<void> {
    this.#cancelled += 1;
    return Promise.resolve();
  }

  memory(): ReturnType<EngineApi['memory']> {
    const { numTensors, numBytes } = tf.memory();
    return Promise.resolve({ numTensors, numBytes, backend: tf.engine().backendName ?? 'none' });
  }

  /** Answers a question about one image: between runs on the backend of choice, during one between its batches. */
  #ask<T>(choice: BackendName | 'auto', question: (backend: BackendName) => Promise<T>): Promise<Answered<T>> {
    if (!this.#running) return this.#enqueue(() => this.#answer(question, () => this.#use(choice)));
    // A run owns tfjs's backend: an image tried meanwhile is answered on that one.
    const { backend } = this.#running;
    const answer = this.#during.then(() => this.#answer(question, () => Promise.resolve(backend)));
    this.#during = answer;
    this.#queue = Promise.all([this.#queue, answer]);
    return answer;
  }

  async #answer<T>(question: (backend: BackendName) => Promise<T>, backend: () => Promise<BackendReport>): Promise<Answered<T>> {
    try {
      const { name } = await backend();
      const started = performance.now();
      const answer = await unlessGpuLost(question(name));
      return ok({ ...answer, backend: name, milliseconds: performance.now() - started });
    } catch (thrown) {
      return err((await gpuLossBehind())?.error ?? explain(thrown));
    }
  }

  /** The predictor's network lives on one backend: it goes before another becomes the current one. */
  async #use(choice: BackendName | 'auto'): Promise<BackendReport> {
    const before = tf.engine().backendName;
    const report = await this.#backends.use(choice);
    if (report.name !== before) this.#predictor.dispose();
    return report;
  }

  /** One at a time of what trains; the next waits for one that was stopped to end. */
  async #alone<Event>(onEvent: (event: Event | Failed) => void, run: Run<Event>): Promise<void> {
    let delivered: unknown;
    const send = (event: Event | Failed): void => {
      delivered = onEvent(event);
    };
    if (this.#control && !this.#control.stopped) {
      send({ type: 'failed', error: { code: 'internal', message: 'Another training run is still going. Stop it first.' } });
    } else {
      const control = new RunControl();
      this.#control = control;
      try {
        await this.#enqueue(() => this.#run(run, control, send));
      } finally {
        if (this.#control === control) this.#control = null;
      }
    }
    // Across a worker's border the callback answers with a promise: the last event must have arrived before this one resolves.
    await delivered;
  }

  async #run<Event>(run: Run<Event>, control: RunControl, send: (event: Event | Failed) => void): Promise<void> {
    const dependencies = { ...this.dependencies, examples: this.#examples };
    const useBackend: TrainDependencies['useBackend'] = async (request) => {
      const { backend: name } = request.config;
      const chosen: Choice = name === 'auto' ? await this.#auto.choose(request, dependencies, () => control.stopped) : { name };
      const backend = { ...(await this.#use(chosen.name)), trials: chosen.trials };
      this.#running = { backend };
      return backend;
    };
    try {
      const events = run({ ...dependencies, useBackend }, control);
      for (;;) {
        const { done, value: event } = await unlessGpuLost(events.next());
        if (done) break;
        send(event);
      }
    } catch (thrown) {
      // What fails while the card is gone fails for that reason, whatever it says.
      send({ type: 'failed', error: (await gpuLossBehind())?.error ?? explain(thrown) });
    } finally {
      this.#running = null;
    }
  }

  #enqueue<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(task);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}
