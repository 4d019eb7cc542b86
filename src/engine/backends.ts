import * as tf from '@tensorflow/tfjs';
import { backendNames, type BackendName, type BackendReport } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { webglAdapter, webgpuAdapter, type Adapter } from './adapters';
import { verifyBackend } from './verify';

const spoken: Record<BackendName, string> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'plain JavaScript' };

/** Best first: real GPUs by capability, then WASM, then software GPUs, which are slower than it, then plain JavaScript. */
export function rankBackends(software: Partial<Record<BackendName, boolean>>): BackendName[] {
  const rank = (name: BackendName): number => (software[name] && name !== 'cpu' ? 2.5 : backendNames.indexOf(name));
  return [...backendNames].sort((a, b) => rank(a) - rank(b) || backendNames.indexOf(a) - backendNames.indexOf(b));
}

async function adapterOf(name: BackendName): Promise<Adapter> {
  if (name === 'webgpu') return webgpuAdapter();
  if (name === 'webgl') return webglAdapter();
  return { present: true, software: false, detail: spoken[name] };
}

/** Each backend's code is fetched when it is first wanted: WebGPU's would put itself before all others by being imported. */
async function setBackend(name: BackendName): Promise<boolean> {
  if (name === 'wasm') return (await import('./wasm-backend')).startWasm();
  if (name === 'webgl') (await import('./gpu-kernels/webgl')).registerWebglKernels();
  if (name === 'webgpu') {
    await import('@tensorflow/tfjs-backend-webgpu');
    (await import('./gpu-kernels/webgpu')).registerWebgpuKernels();
  }
  return tf.setBackend(name);
}

async function start(name: BackendName): Promise<void> {
  let started = false;
  try {
    started = await setBackend(name);
  } catch (thrown) {
    throw new Error(`it did not start (${thrown instanceof Error ? thrown.message : String(thrown)})`);
  }
  if (!started) throw new Error('it did not start');
}

/** Finds, starts and verifies tfjs's backends, each once. Switching changes tfjs's global backend: never do it in the middle of a run. */
export class Backends {
  readonly #adapters = new Map<BackendName, Promise<Adapter>>();
  readonly #reports = new Map<BackendName, Promise<BackendReport>>();

  /** Starts and verifies all four. */
  async reports(): Promise<readonly BackendReport[]> {
    const before = tf.engine().backendName;
    const all: BackendReport[] = [];
    for (const name of backendNames) all.push(await this.#report(name));
    if (before) await tf.setBackend(before);
    return all;
  }

  /**
   * Makes a backend the current one: the named one, or the best that works.
   * @throws GraftFailure `backend-unavailable` when the named one does not work here.
   */
  async use(choice: BackendName | 'auto'): Promise<BackendReport> {
    const names = choice === 'auto' ? await this.#ranked() : [choice];
    let reason = '';
    for (const name of names) {
      const report = await this.#report(name);
      if (report.usable) {
        await tf.setBackend(name);
        return report;
      }
      reason = report.detail;
    }
    const what = choice === 'auto' ? 'No way to compute works in this browser' : `${spoken[choice]} cannot be used here`;
    throw new GraftFailure({ code: 'backend-unavailable', message: `${what}: ${reason} Set Backend to "auto" or to another one.` });
  }

  /**
   * What may be tried against one another for a run, best kind first: graphics cards, WASM, and WebGL in software (WebGPU in software is slower still); plain
   * JavaScript only where there is nothing else. Which one is the current one stays as it is.
   */
  async candidates(): Promise<readonly BackendReport[]> {
    const before = tf.engine().backendName;
    const usable: BackendReport[] = [];
    for (const name of await this.#ranked()) {
      const isSlow = name === 'cpu' || (name === 'webgpu' && (await this.#adapter(name)).software);
      if (isSlow && usable.length > 0) continue;
      const report = await this.#report(name);
      if (report.usable) usable.push(report);
    }
    if (before) await tf.setBackend(before);
    return usable;
  }

  async #ranked(): Promise<BackendName[]> {
    const adapters = await Promise.all(backendNames.map((name) => this.#adapter(name)));
    return rankBackends(Object.fromEntries(backendNames.map((name, index) => [name, adapters[index]!.software])));
  }

  #adapter(name: BackendName): Promise<Adapter> {
    const known = this.#adapters.get(name) ?? adapterOf(name);
    this.#adapters.set(name, known);
    return known;
  }

  #report(name: BackendName): Promise<BackendReport> {
    const known = this.#reports.get(name) ?? this.#examine(name);
    this.#reports.set(name, known);
    return known;
  }

  async #examine(name: BackendName): Promise<BackendReport> {
    const { present, software, detail } = await this.#adapter(name);
    if (!present) return { name, usable: false, software, detail };
    try {
      await start(name);
      await verifyBackend();
      const threads = name === 'wasm' ? `${detail} (${await (await import('./wasm-backend')).describeWasm()})` : detail;
      return { name, usable: true, software, detail: threads };
    } catch (thrown) {
      return { name, usable: false, software, detail: `${detail}: ${thrown instanceof Error ? thrown.message : String(thrown)}.` };
    }
  }
}
