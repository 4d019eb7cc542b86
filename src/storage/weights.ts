import { z } from 'zod';
import type { TensorRef } from '../core/graph/types';
import { sameShape } from '../core/shape';
import { countOf, type TensorValues } from '../core/tensor';
import { GraftFailure } from '../protocol/errors';
import { listFiles, readFile, removeFile, writeFile } from './files';

const indexSchema = z.object({
  version: z.literal(1),
  tensors: z.array(z.object({
    key: z.string(),
    shape: z.array(z.int().min(0)),
    /** Place of the first number in the binary file, counted in numbers. */
    start: z.int().min(0),
  })),
});
type IndexEntry = z.output<typeof indexSchema>['tensors'][number];

const binaryPath = (set: string): string => `weights/${set}.bin`;
const indexPath = (set: string): string => `weights/${set}.json`;

/**
 * Stores tensors under a new set's name (letters, digits, `.`, `_`, `-`) and returns the reference to each. A set is never changed once written.
 * @throws GraftFailure 'storage-full', or 'storage' when the set exists.
 */
export async function writeWeightSet(set: string, tensors: Readonly<Record<string, TensorValues>>): Promise<ReadonlyMap<string, TensorRef>> {
  if (await hasWeightSet(set)) throw new GraftFailure({ code: 'storage', message: `The weight set "${set}" is already stored and never changes.` });
  const index: IndexEntry[] = [];
  const parts: Float32Array<ArrayBuffer>[] = [];
  let start = 0;
  for (const [key, { shape, values }] of Object.entries(tensors)) {
    if (values.length !== countOf(shape)) {
      throw new GraftFailure({ code: 'internal', message: `Tensor "${key}" has ${values.length} numbers, its shape [${shape.join(', ')}] wants ${countOf(shape)}.` });
    }
    index.push({ key, shape: [...shape], start });
    parts.push(values);
    start += values.length;
  }
  // The index is written last: a set without one was never finished.
  await writeFile(binaryPath(set), new Blob(start > 0 ? parts : [new Uint8Array(1)]));
  await writeFile(indexPath(set), new Blob([JSON.stringify({ version: 1, tensors: index })]));
  return new Map(index.map(({ key, shape }) => [key, { set, key, shape }]));
}

/**
 * The numbers behind references, in their order; each set is opened once.
 * @throws GraftFailure 'missing-weights' when a set or a tensor is gone or does not have the reference's shape.
 */
export async function readTensors(refs: readonly TensorRef[]): Promise<Float32Array<ArrayBuffer>[]> {
  const sets = new Map(await Promise.all([...new Set(refs.map((ref) => ref.set))].map(async (set) => [set, await openSet(set)] as const)));
  return Promise.all(refs.map((ref) => readOne(ref, sets.get(ref.set)!)));
}

/** Those of the references whose tensor is not stored, cannot be read, or is of another shape; each set is opened once. Reads no numbers. */
export async function missingTensors(refs: readonly TensorRef[]): Promise<readonly TensorRef[]> {
  const sets = new Map(await Promise.all([...new Set(refs.map((ref) => ref.set))].map(async (set) => [set, await openSet(set).catch(() => null)] as const)));
  return refs.filter((ref) => {
    const stored = sets.get(ref.set);
    const entry = stored?.entries.get(ref.key);
    return !stored || !entry || !sameShape(entry.shape, ref.shape) || (entry.start + countOf(entry.shape)) * 4 > stored.binary.size;
  });
}

/** Whether a set is stored whole. */
export async function hasWeightSet(set: string): Promise<boolean> {
  try {
    const { binary, entries } = await openSet(set);
    return [...entries.values()].every(({ start, shape }) => (start + countOf(shape)) * 4 <= binary.size);
  } catch (thrown) {
    if (thrown instanceof GraftFailure && thrown.error.code === 'missing-weights') return false;
    throw thrown;
  }
}

interface OpenSet {
  readonly binary: Blob;
  readonly entries: ReadonlyMap<string, IndexEntry>;
}

async function openSet(set: string): Promise<OpenSet> {
  const [indexFile, binary] = await Promise.all([readFile(indexPath(set)), readFile(binaryPath(set))]);
  if (!indexFile || !binary) throw missing(`The browser no longer has the weights "${set}". Open the network again.`);
  const parsed = indexSchema.safeParse(parseJson(await indexFile.text()));
  if (!parsed.success) throw missing(`The stored list of the weights "${set}" is damaged. Open the network again.`);
  return { binary, entries: new Map(parsed.data.tensors.map((entry) => [entry.key, entry])) };
}

async function readOne(ref: TensorRef, { binary, entries }: OpenSet): Promise<Float32Array<ArrayBuffer>> {
  const entry = entries.get(ref.key);
  const sameShape = entry?.shape.length === ref.shape.length && entry.shape.every((size, axis) => size === ref.shape[axis]);
  if (!entry || !sameShape) throw missing(`The stored weights hold no "${ref.key}" of shape [${ref.shape.join(', ')}]. Open the network again.`);
  const from = entry.start * 4;
  const to = from + countOf(entry.shape) * 4;
  if (to > binary.size) throw missing(`The stored weights end before "${ref.key}". Open the network again.`);
  return new Float32Array(await binary.slice(from, to).arrayBuffer());
}

/** Removing a set that is not there is fine. */
export async function removeWeightSet(set: string): Promise<void> {
  // The index first: a set without one counts as not stored.
  await removeFile(indexPath(set));
  await removeFile(binaryPath(set));
}

/** Removes every weight set but these. */
export async function removeWeightSets(keep: readonly string[]): Promise<void> {
  const kept = new Set(keep);
  for (const file of await listFiles('weights')) {
    if (!kept.has(file.replace(/\.(bin|json)$/, ''))) await removeFile(`weights/${file}`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const missing = (message: string): GraftFailure => new GraftFailure({ code: 'missing-weights', message });
