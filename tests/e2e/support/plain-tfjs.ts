import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { strFromU8, unzipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** tfjs as anybody would use it in Node, with none of Graft's code, on its WASM backend. */
export async function plainTfjs(): Promise<typeof tf> {
  const entry = createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm');
  setWasmPaths(`${dirname(entry)}/`);
  await tf.setBackend('wasm');
  await tf.ready();
  return tf;
}

function memoryHandler(model: { modelTopology: object; weightsManifest: { paths: string[]; weights: tf.io.WeightsManifestEntry[] }[] }, read: (path: string) => Uint8Array): tf.io.IOHandler {
  return {
    load: () => {
      const parts = model.weightsManifest.flatMap((group) => group.paths.map(read));
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.byteLength;
      }
      return Promise.resolve({
        modelTopology: model.modelTopology,
        weightSpecs: model.weightsManifest.flatMap((group) => group.weights),
        weightData: bytes.buffer,
      });
    },
  };
}

export interface ExportedZip {
  readonly model: tf.LayersModel;
  readonly metadata: { labels: string[]; imageSize: number };
}

/** Loads a zip that the page exported with plain `tf.loadLayersModel`. */
export async function loadExportedZip(path: string): Promise<ExportedZip> {
  const files = unzipSync(readFileSync(path));
  const file = (name: string): Uint8Array => {
    const found = files[name];
    if (!found) throw new Error(`${path} holds no ${name}, only ${Object.keys(files).join(', ')}`);
    return found;
  };
  const json = JSON.parse(strFromU8(file('model.json')));
  return { model: await tf.loadLayersModel(memoryHandler(json, file)), metadata: JSON.parse(strFromU8(file('metadata.json'))) };
}

/** Loads a model folder (model.json and its shards) with plain `tf.loadLayersModel`. */
export async function loadModelFolder(folder: string): Promise<tf.LayersModel> {
  const json = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8'));
  return tf.loadLayersModel(memoryHandler(json, (path) => readFileSync(join(folder, path))));
}
