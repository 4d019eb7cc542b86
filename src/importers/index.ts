import { fail, quoted, baseName } from './fail';
import { refusedFormatsImporter } from './refused-formats';
import { tfjsLayersImporter } from './tfjs-layers';
import type { ImportedModel, Importer, ModelFile } from './types';
import { isZip, unzip } from './unzip';

/** Tried in this order. */
const importers: readonly Importer[] = [tfjsLayersImporter, refusedFormatsImporter];

const maxFiles = 10_000;
const maxBytes = 1024 * 2 ** 20;

/**
 * Opens the model in these files, a zip of them included; its tensor references point into the weight set `set`.
 * @throws GraftFailure that names the file or layer at fault and says what to do.
 */
export async function openModel(files: readonly ModelFile[], set: string): Promise<ImportedModel> {
  if (files.length === 0) fail('not-a-model', 'No files were chosen. Choose a model.json and its weights files, or a zip of them.');
  const bytes = files.reduce((sum, { blob }) => sum + blob.size, 0);
  if (files.length > maxFiles || bytes > maxBytes) fail('too-large', `These are too many or too large files for one model (at most ${maxBytes / 2 ** 20} MB).`);
  const unpacked = await unpack(files);
  for (const importer of importers) if (await importer.match(unpacked)) return importer.open(unpacked, set);
  return fail('not-a-model', `No model was found in ${unpacked.length === 1 ? quoted(baseName(unpacked[0]!.path)) : `these ${unpacked.length} files`}. Choose the model.json of a TensorFlow.js layers model together with its weights files, or a zip of them.`);
}

/** Files as they are, zips as what is in them, in a folder of the zip's name: a model that lies loose in it is called by that. */
async function unpack(files: readonly ModelFile[]): Promise<readonly ModelFile[]> {
  const unpacked: ModelFile[] = [];
  for (const file of files) {
    if (!(await isZip(file.blob))) unpacked.push(file);
    else for (const { path, blob } of await unzip(file)) unpacked.push({ path: `${baseName(file.path).replace(/\.zip$/i, '')}/${path}`, blob });
  }
  return unpacked;
}
