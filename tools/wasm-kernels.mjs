import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const id = 'virtual:graft-wasm-kernels';
const folder = fileURLToPath(new URL('../src/engine/wasm-kernels/assembly/', import.meta.url));

/** Nothing but functions: no run-time system, no memory of its own. */
const options = ['index.ts', '--baseDir', folder, '--outFile', 'kernels.wasm', '--runtime', 'stub', '--importMemory', '--initialMemory', '1', '--enable', 'simd', '--use', 'abort=', '--noAssert', '-O3'];
/** tfjs's memory is shared where it has threads, and a module must say which it takes. */
const shared = ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'];

/** @returns {Promise<string>} the module, in base 64. @throws Error with the compiler's words when the source has an error */
async function compile(more = []) {
  let binary = new Uint8Array();
  const writeFile = (name, contents) => void (name === 'kernels.wasm' && (binary = contents));
  const { error, stderr } = await asc.main([...options, ...more], { writeFile });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

let compiled;

/**
 * `import { plain, shared } from 'virtual:graft-wasm-kernels'` gives the kernels of `src/engine/wasm-kernels/assembly`, compiled from that very source, for a
 * memory of one thread and for one that is shared.
 */
export function wasmKernels() {
  return {
    name: 'graft-wasm-kernels',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(loaded) {
      if (loaded !== `\0${id}`) return null;
      for (const file of readdirSync(folder)) this.addWatchFile(folder + file);
      compiled ??= compile().then(async (plain) => ({ plain, shared: await compile(shared) }));
      const modules = await compiled;
      return Object.entries(modules).map(([name, text]) => `export const ${name} = ${JSON.stringify(text)};`).join('\n');
    },
    watchChange(file) {
      if (file.startsWith(folder)) compiled = undefined;
    },
  };
}
