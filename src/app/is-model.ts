import type { DroppedFile } from '../protocol/ingest';

const weightFile = /\.(bin|h5|hdf5|keras|onnx|tflite|pb|weights)$/i;
const topologyFile = /(^|\/)(model|.*[-_.]model|.*topology.*)\.json$/i;
/** A zip's list of its files stands at its end. */
const directoryBytes = 1 << 20;

/** Whether dropped files are a model rather than pictures: by their names, and for a zip by the names in it. */
export async function isModel(files: readonly DroppedFile[]): Promise<boolean> {
  if (files.some(({ path }) => weightFile.test(path) || topologyFile.test(path))) return true;
  const [only] = files;
  return files.length === 1 && only !== undefined && /\.zip$/i.test(only.path) && (await zipHoldsModel(only.file));
}

async function zipHoldsModel(zip: Blob): Promise<boolean> {
  const end = await zip.slice(Math.max(0, zip.size - directoryBytes)).arrayBuffer();
  // File names in it are ASCII where they matter here.
  const text = new TextDecoder('latin1').decode(end);
  return /model\.json|\.weights\.bin|weights\.bin|model\.weights\.h5/.test(text);
}
