import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const id = 'virtual:graft-layers';
const entry = fileURLToPath(new URL('../src/engine/custom-layers/index.ts', import.meta.url));

const header = `/**
 * Layers of Graft's that TensorFlow.js does not have: capsules, attention and others.
 * Call registerGraftLayers(tf) once, before tf.loadLayersModel. License: Apache-2.0.
 */
`;

/** @returns {Promise<string>} the layers as one ES module that imports nothing: TensorFlow.js is handed in. */
async function bundle() {
  const lib = { entry, formats: ['es'], fileName: 'graft-layers' };
  const [{ output }] = await build({ configFile: false, logLevel: 'error', build: { write: false, minify: false, target: 'es2022', lib } });
  return header + output[0].code;
}

/**
 * `import source from 'virtual:graft-layers'` gives the text of `src/engine/custom-layers` as a plain JavaScript module, made from that very source,
 * for exports to carry.
 */
export function customLayersModule() {
  let text;
  return {
    name: 'graft-layers',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    async load(loaded) {
      if (loaded !== `\0${id}`) return null;
      text ??= bundle();
      return `export default ${JSON.stringify(await text)};`;
    },
  };
}
