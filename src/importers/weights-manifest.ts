import { z } from 'zod';
import { countOf, type TensorValues } from '../core/tensor';
import { decodeWeight, bytesPerValue, weightSpecSchema, type ManifestWeight } from './decode-weight';
import { baseName, fail, folderOf, quoted } from './fail';
import type { ModelFile } from './types';

const manifestSchema = z.array(z.object({
  paths: z.array(z.string().min(1).max(1000)).max(10_000),
  weights: z.array(weightSpecSchema).max(100_000),
})).max(10_000);
export type WeightsManifest = z.output<typeof manifestSchema>;

const largestTensor = 2 ** 28;

/** @throws GraftFailure 'bad-weights' or 'too-large'; nothing is allocated for what it declares. */
export function parseManifest(manifest: unknown, file: string): WeightsManifest {
  const parsed = manifestSchema.safeParse(manifest);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    fail('bad-weights', `The list of weights in ${quoted(file)} is damaged (weightsManifest.${issue?.path.join('.')}: ${issue?.message}).`, { file });
  }
  for (const { name, shape } of parsed.data.flatMap((group) => group.weights)) {
    if (countOf(shape) > largestTensor) fail('too-large', `The weight ${quoted(name)} of shape [${shape.join(', ')}] is too large for a browser.`, { file });
  }
  return parsed.data;
}

export interface NamedTensor extends TensorValues {
  readonly name: string;
}

/**
 * Reads every weight of a manifest from its shards, which stand beside the model file or anywhere among the files under the same name.
 * @throws GraftFailure 'missing-file' naming the shard, 'bad-weights' when the bytes are not as many as declared.
 */
export async function readWeights(manifest: WeightsManifest, model: ModelFile, files: readonly ModelFile[]): Promise<NamedTensor[]> {
  const groups = manifest.map(({ paths, weights }) => ({ weights, shards: paths.map((path) => findShard(path, model, files)) }));
  for (const { weights, shards } of groups) checkSizes(weights, shards);
  const tensors: NamedTensor[] = [];
  for (const { weights, shards } of groups) {
    const bytes = await new Blob(shards.map((shard) => shard.blob)).arrayBuffer();
    let from = 0;
    for (const weight of weights) {
      const to = from + bytesOf(weight);
      tensors.push({ name: weight.name, shape: weight.shape, values: decodeWeight(weight, bytes.slice(from, to)) });
      from = to;
    }
  }
  return tensors;
}

function findShard(path: string, model: ModelFile, files: readonly ModelFile[]): ModelFile {
  const beside = folderOf(model.path) + path.replace(/^\.\//, '');
  const shard = files.find((file) => file.path === beside) ?? files.find((file) => baseName(file.path) === baseName(path));
  if (shard) return shard;
  const name = baseName(path);
  return fail('missing-file', `The weights file ${quoted(name)} is missing. Choose ${quoted(baseName(model.path))} together with all weights files that lie beside it.`, { file: name });
}

function checkSizes(weights: readonly ManifestWeight[], shards: readonly ModelFile[]): void {
  const declared = weights.reduce((sum, weight) => sum + bytesOf(weight), 0);
  const present = shards.reduce((sum, shard) => sum + shard.blob.size, 0);
  if (declared === present) return;
  const names = shards.map((shard) => quoted(baseName(shard.path)));
  const which = names.length > 3 ? `${names[0]} to ${names.at(-1)}` : names.join(', ');
  fail(
    'bad-weights',
    `${which || 'No weights file'} ${names.length > 1 ? 'hold' : 'holds'} ${present} bytes where the model wants ${declared}: ${present < declared ? 'cut short' : 'not the files of this model'}. Download or export the model again.`,
    { file: shards.length > 0 ? baseName(shards[0]!.path) : undefined },
  );
}

const bytesOf = (weight: ManifestWeight): number => countOf(weight.shape) * bytesPerValue(weight);
