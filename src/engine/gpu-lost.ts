import * as tf from '@tensorflow/tfjs';
import { GraftFailure } from '../protocol/errors';

interface GpuBackend {
  readonly gpgpu?: { readonly gl: WebGLRenderingContext };
  readonly device?: { readonly lost: Promise<unknown> };
}

/** What is told once a graphics context or device is gone. */
interface Watch {
  lost: boolean;
  readonly waiting: Set<() => void>;
}

const watches = new WeakMap<object, Watch>();

/** Of the graphics card that tfjs computes on now; null where it is the processor. */
function currentWatch(): Watch | null {
  // `tf.backend()` would start one where there is none yet.
  const name = tf.engine().backendName;
  const { gpgpu, device } = ((name && tf.findBackend(name)) ?? {}) as GpuBackend;
  const card = gpgpu?.gl ?? device;
  if (!card) return null;
  let watch = watches.get(card);
  if (!watch) {
    const made: Watch = (watch = { lost: gpgpu?.gl.isContextLost() ?? false, waiting: new Set() });
    watches.set(card, made);
    const tell = (): void => {
      made.lost = true;
      for (const told of made.waiting) told();
    };
    if (gpgpu) gpgpu.gl.canvas.addEventListener('webglcontextlost', tell);
    else void device!.lost.then(tell);
  }
  // WebGL knows at once, and tells in another task.
  if (gpgpu?.gl.isContextLost()) watch.lost = true;
  return watch;
}

/** Set where the graphics card was taken away, as by a driver's reset or a laptop's sleep; null while it is there. */
export function gpuLoss(): GraftFailure | null {
  return currentWatch()?.lost ? failure() : null;
}

/** As `gpuLoss`, asked when something has failed: what waited for a WebGPU device fails some moments before the loss itself is told. */
export async function gpuLossBehind(): Promise<GraftFailure | null> {
  const watch = currentWatch();
  if (!watch) return null;
  if (!watch.lost) {
    await new Promise<void>((resolve) => {
      watch.waiting.add(resolve);
      setTimeout(() => {
        watch.waiting.delete(resolve);
        resolve();
      }, moments);
    });
  }
  return gpuLoss();
}

/** ms */
const moments = 500;

const failure = () => new GraftFailure({ code: 'gpu-lost', message: 'The browser lost the graphics card.' });

/** @throws GraftFailure `gpu-lost`: WebGL then reads zeros instead of failing, and nothing that was computed since is worth anything. */
export function throwIfGpuLost(): void {
  const loss = gpuLoss();
  if (loss) throw loss;
}

/** As `work`, but rejects with `gpu-lost` once the graphics card is gone: WebGL would let it wait for ever. */
export function unlessGpuLost<T>(work: Promise<T>): Promise<T> {
  const watch = currentWatch();
  if (!watch) return work;
  return new Promise((resolve, reject) => {
    const told = (): void => reject(failure());
    if (watch.lost) return told();
    watch.waiting.add(told);
    work.then(resolve, reject).finally(() => watch.waiting.delete(told));
  });
}
