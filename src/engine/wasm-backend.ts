import * as tf from '@tensorflow/tfjs';
import { getThreadsCount, setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import threadScriptUrl from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?url';
import { registerWasmKernels } from './wasm-kernels/register';

/** Milliseconds in which a thread's script must have loaded. */
const patience = 3000;
/** tfjs makes so many thread workers when it starts, and none that we could help later. */
const mostThreads = 8;
/** tfjs uses half of them: with fewer than these it would have one thread all the same. */
const fewestCores = 4;

const absolute = (url: string): string => new URL(url, globalThis.location.href).href;

/** Whether tfjs's threads can start here: workers from a blob: URL which import their script from this page's own server. */
async function threadsCanStart(): Promise<boolean> {
  if (!globalThis.crossOriginIsolated || navigator.hardwareConcurrency < fewestCores) return false;
  const source = `try { importScripts(${JSON.stringify(absolute(threadScriptUrl))}); postMessage(typeof WasmBackendModuleThreadedSimd === 'function'); } catch { postMessage(false); }`;
  const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  let worker: Worker | null = null;
  try {
    const probe = new Worker(url);
    worker = probe;
    return await new Promise<boolean>((resolve) => {
      probe.onmessage = (event) => resolve(event.data === true);
      probe.onerror = () => resolve(false);
      setTimeout(() => resolve(false), patience);
    });
  } catch {
    return false;
  } finally {
    worker?.terminate();
    URL.revokeObjectURL(url);
  }
}

/**
 * tfjs hands its threads their script as a Blob, whose import a Content-Security-Policy without `script-src blob:` forbids, and then
 * waits for them for ever. The same script lies on our server: they get its address instead.
 * @returns what takes the change back
 */
function giveThreadsTheirAddress(): () => void {
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]): void {
    const isLoad = typeof message === 'object' && message !== null && 'urlOrBlob' in message && message.urlOrBlob instanceof Blob;
    Reflect.apply(postMessage, this, [isLoad ? { ...message, urlOrBlob: absolute(threadScriptUrl) } : message, ...rest]);
  };
  return () => {
    Worker.prototype.postMessage = postMessage;
  };
}

/** Starts the WASM backend, all of it from this page's own origin, with threads where they can be had. False when it does not start. */
export async function startWasm(): Promise<boolean> {
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedUrl),
  });
  if (await threadsCanStart()) setThreadsCount(Math.min(mostThreads, navigator.hardwareConcurrency));
  else tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const takeBack = giveThreadsTheirAddress();
  try {
    if (!(await tf.setBackend('wasm'))) return false;
    await registerWasmKernels();
    return true;
  } finally {
    takeBack();
  }
}

/** `SIMD, 4 threads`, once it runs. */
export async function describeWasm(): Promise<string> {
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  const threaded = (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) === true;
  return `${simd ? 'SIMD' : 'no SIMD'}, ${threaded && simd ? `${getThreadsCount()} threads` : 'one thread'}`;
}
