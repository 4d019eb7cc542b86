import { z } from 'zod';
import { modelMetadataSchema, type ModelMetadata } from '../core/model-metadata';
import { readBoundedJson } from './bounded-json';
import { baseName, folderOf } from './fail';
import type { ModelFile } from './types';

/** A file of that name beside the model, else anywhere among the files. */
export function fileNamed(name: string, model: ModelFile, files: readonly ModelFile[]): ModelFile | undefined {
  return files.find((file) => file.path === folderOf(model.path) + name) ?? files.find((file) => baseName(file.path).toLowerCase() === name);
}

/** metadata.json as Teachable Machine and Graft write it; null where there is none. @throws GraftFailure 'bad-json'. */
export async function readMetadata(model: ModelFile, files: readonly ModelFile[]): Promise<ModelMetadata | null> {
  const file = fileNamed('metadata.json', model, files);
  if (!file) return null;
  const parsed = modelMetadataSchema.safeParse(await readBoundedJson(file));
  return parsed.success ? parsed.data : null;
}

const namesSchema = z.array(z.string().max(500)).min(1).max(100_000);
const byIndexSchema = z.record(z.string().regex(/^\d+$/), z.string().max(500));
const indexByNameSchema = z.record(z.string().max(500), z.int().min(0));

/** Class names in output order from classes.json: a list, or an object from index to name or from name to index. null where there is none. */
export async function readClassList(model: ModelFile, files: readonly ModelFile[]): Promise<readonly string[] | null> {
  const file = fileNamed('classes.json', model, files) ?? fileNamed('labels.json', model, files);
  return file ? classList(await readBoundedJson(file)) : null;
}

function classList(json: unknown): readonly string[] | null {
  const list = namesSchema.safeParse(json);
  if (list.success) return list.data;
  const byIndex = byIndexSchema.safeParse(json);
  if (byIndex.success) return inOrder(Object.entries(byIndex.data).map(([index, name]) => [Number(index), name]));
  const byName = indexByNameSchema.safeParse(json);
  return byName.success ? inOrder(Object.entries(byName.data).map(([name, index]) => [index, name])) : null;
}

/** null unless the indices are 0, 1, 2, ... */
function inOrder(entries: readonly (readonly [index: number, name: string])[]): readonly string[] | null {
  const sorted = [...entries].sort(([a], [b]) => a - b);
  return sorted.length > 0 && sorted.every(([index], place) => index === place) ? sorted.map(([, name]) => name) : null;
}
