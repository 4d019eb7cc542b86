import * as tf from '@tensorflow/tfjs';
import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { registerWasmKernels } from './wasm-kernels/register';

const threadProbe = 1000;

/**
 * Whether tfjs's threads can start here. They live in workers made from a blob: URL, which import their script from another blob: URL;
 * a Content-Security-Policy without `script-src blob:` forbids that, and tfjs would wait for them for ever.
 */
async function threadsCanStart(): Promise<boolean> {
  if (!globalThis.crossOriginIsolated || (navigator.hardwareConcurrency ?? 1) < 2) return false;
  const urls: string[] = [];
  const blobUrl = (source: string): string => {
    const url = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
    urls.push(url);
    return url;
  };
  let worker: Worker | null = null;
  try {
    const imported = blobUrl('self.imported = true;');
    const probe = new Worker(blobUrl(`try { importScripts(${JSON.stringify(imported)}); postMessage(self.imported === true); } catch { postMessage(false); }`));
    worker = probe;
    return await new Promise<boolean>((resolve) => {
      probe.onmessage = (event) => resolve(event.data === true);
      probe.onerror = () => resolve(false);
      setTimeout(() => resolve(false), threadProbe);
    });
  } catch {
    return false;
  } finally {
    worker?.terminate();
    urls.forEach((url) => URL.revokeObjectURL(url));
  }
}

/** Readies the WASM backend, all of it from this page's own origin; tf.setBackend('wasm') then starts it. */
export async function prepareWasm(): Promise<void> {
  const absolute = (url: string): string => new URL(url, globalThis.location.href).href;
  setWasmPaths({
    'tfjs-backend-wasm.wasm': absolute(plainUrl),
    'tfjs-backend-wasm-simd.wasm': absolute(simdUrl),
    'tfjs-backend-wasm-threaded-simd.wasm': absolute(threadedUrl),
  });
  if (!(await threadsCanStart())) tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  registerWasmKernels();
}

/** `SIMD, 4 threads`, once it runs. */
export async function describeWasm(): Promise<string> {
  const simd = (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')) === true;
  const threaded = (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT')) === true;
  return `${simd ? 'SIMD' : 'no SIMD'}, ${threaded && simd ? `${getThreadsCount()} threads` : 'one thread'}`;
}
