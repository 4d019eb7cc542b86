import type { Importer, ModelFile } from './types';
import { baseName, fail, quoted } from './fail';

interface Refused {
  /** As it stands after "is": `a Keras .h5 file`. */
  readonly kind: string;
  readonly advice: string;
  matches(name: string, head: Uint8Array): boolean;
}

const text = (head: Uint8Array, from: number, to: number): string => String.fromCharCode(...head.subarray(from, to));
const converter = 'convert it with "tensorflowjs_converter';

/** Formats of other tools that Graft knows by sight and cannot read. */
const refusedFormats: readonly Refused[] = [
  {
    kind: 'a Keras .h5 file',
    advice: `${converter} --input_format=keras model.h5 folder" and open the folder's files`,
    matches: (_name, head) => text(head, 0, 8) === '\x89HDF\r\n\x1a\n',
  },
  {
    kind: 'a TensorFlow Lite model',
    advice: 'open the Keras or TensorFlow.js model that it was made from: TensorFlow Lite files cannot be trained',
    matches: (_name, head) => text(head, 4, 8) === 'TFL3',
  },
  {
    kind: 'an ONNX model',
    advice: 'export the network from where it was trained as a TensorFlow.js layers model',
    matches: (name, head) => name.endsWith('.onnx') && head[0] === 0x08,
  },
  {
    kind: 'a TensorFlow SavedModel or frozen graph',
    advice: 'save the network with Keras and convert that to a TensorFlow.js layers model: the graph alone holds no layers to edit',
    matches: (name) => name.endsWith('.pb') || name.endsWith('.pbtxt'),
  },
  {
    kind: 'a PyTorch file',
    advice: 'Graft opens Keras networks in TensorFlow.js layers format; PyTorch files hold code and are not opened',
    matches: (name) => /\.(pt|pth|ckpt)$/.test(name),
  },
  {
    kind: 'a safetensors file',
    advice: 'it holds weights without a network: open a TensorFlow.js layers model',
    matches: (name) => name.endsWith('.safetensors'),
  },
];

/** A .keras file is a zip of these. */
const isKerasZip = (files: readonly ModelFile[]): boolean => {
  const names = new Set(files.map(({ path }) => baseName(path)));
  return names.has('config.json') && names.has('model.weights.h5');
};

async function recognise(files: readonly ModelFile[]): Promise<{ readonly file: string; readonly format: Refused } | null> {
  for (const { path, blob } of files) {
    const head = new Uint8Array(await blob.slice(0, 16).arrayBuffer());
    const format = refusedFormats.find((one) => one.matches(path.toLowerCase(), head));
    if (format) return { file: baseName(path), format };
  }
  return null;
}

/** Knows other tools' files by their bytes, and refuses them by name. */
export const refusedFormatsImporter: Importer = {
  name: 'other formats',
  match: async (files) => isKerasZip(files) || (await recognise(files)) !== null,
  open: async (files) => {
    if (isKerasZip(files)) {
      fail('unsupported-format', `This is a Keras .keras file; Graft reads TensorFlow.js layers models for now. To open it here, load it in Keras and save it with "tensorflowjs.converters.save_keras_model".`);
    }
    const found = (await recognise(files))!;
    return fail('unsupported-format', `${quoted(found.file)} is ${found.format.kind}; Graft reads TensorFlow.js layers models for now. To open it here, ${found.format.advice}.`, { file: found.file });
  },
};
