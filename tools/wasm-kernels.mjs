import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const id = 'virtual:graft-wasm-kernels';
const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const folder = at('../src/engine/wasm-kernels/assembly/');
/** What was compiled before, by what it was made of: the compiler takes some seconds. */
const cache = at('../node_modules/.cache/graft-wasm-kernels/');

/** Nothing but functions: no run-time system, no memory of its own. */
const options = ['index.ts', '--baseDir', folder, '--outFile', 'kernels.wasm', '--runtime', 'stub', '--importMemory', '--initialMemory', '1', '--enable', 'simd', '--use', 'abort=', '--noAssert', '-O3'];
/** tfjs's memory is shared where it has threads, and a module must say which it takes. */
const variants = { plain: [], shared: ['--enable', 'threads', '--sharedMemory', '--maximumMemory', '65536'] };

/** @returns {Promise<string>} the module, in base 64. @throws Error with the compiler's words when the source has an error */
async function compile(more) {
  const { default: asc } = await import('assemblyscript/asc');
  let binary = new Uint8Array();
  const writeFile = (name, contents) => void (name === 'kernels.wasm' && (binary = contents));
  const { error, stderr } = await asc.main([...options, ...more], { writeFile });
  if (error) throw new Error(`${error.message}\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}

function fingerprint() {
  const hash = createHash('sha256');
  const files = [...readdirSync(folder).sort().map((name) => folder + name), at('./wasm-kernels.mjs'), at('../node_modules/assemblyscript/package.json')];
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** @returns {Promise<string>} the source of the virtual module */
async function moduleText() {
  const kept = `${cache}${fingerprint()}.js`;
  if (existsSync(kept)) return readFileSync(kept, 'utf8');
  let text = '';
  for (const [name, more] of Object.entries(variants)) text += `export const ${name} = ${JSON.stringify(await compile(more))};\n`;
  mkdirSync(cache, { recursive: true });
  // Whole at once: several processes may be at it.
  writeFileSync(`${kept}.${process.pid}`, text);
  renameSync(`${kept}.${process.pid}`, kept);
  return text;
}

/**
 * `import { plain, shared } from 'virtual:graft-wasm-kernels'` gives the kernels of `src/engine/wasm-kernels/assembly`, compiled from that very source, for a
 * memory of one thread and for one that is shared.
 */
export function wasmKernels() {
  return {
    name: 'graft-wasm-kernels',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load(loaded) {
      if (loaded !== `\0${id}`) return null;
      for (const file of readdirSync(folder)) this.addWatchFile(folder + file);
      return moduleText();
    },
  };
}
