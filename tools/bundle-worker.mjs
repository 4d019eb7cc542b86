import { build } from 'vite';
import { customLayersModule } from './custom-layers-module.mjs';
import { wasmKernels } from './wasm-kernels.mjs';

const folder = 'node_modules/.cache/engine-worker';
const plugins = () => [customLayersModule(), wasmKernels()];
let built;

/**
 * The engine's worker as the page has it, for tests that start it many times: from its hundreds of modules each start takes seconds.
 * @returns its address on the test server
 */
export function bundledEngineWorker() {
  built ??= build({
    configFile: false, logLevel: 'error', base: './', publicDir: false, plugins: plugins(),
    // One file: by another address, as a part of it would import it, the worker would be there twice, and answer twice.
    worker: { format: 'es', plugins, rolldownOptions: { output: { codeSplitting: false } } },
    build: { target: 'es2023', outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 4000, rollupOptions: { input: 'src/services/engine.ts', preserveEntrySignatures: 'strict' } },
  }).then(({ output }) => `/${folder}/${output.find(({ fileName }) => /engine\.worker/.test(fileName)).fileName}?worker_file&type=module`);
  return built;
}
