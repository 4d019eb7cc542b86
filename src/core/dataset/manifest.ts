import { err, ok, type Result } from '../result';
import { readFolders } from './folders';
import { cleanName, findClass, freeId, freeName, maxNameLength, nameKey, naturally } from './names';
import type { ClassEntry, Dataset, ImageEntry, RejectedFile } from './types';

export const emptyDataset: Dataset = { classes: [], images: [], rejected: [], drawn: false };

/** An image as it was stored, before it has a class. */
export type StoredImage = Omit<ImageEntry, 'classId' | 'split'>;

/** Where images go whose folders name no class. */
export const unsortedName = 'Unsorted';

interface AddOptions {
  /** The class that all of them go to, whatever their folders are called. */
  readonly classId?: string;
  /** They come from the sample generator. */
  readonly drawn?: boolean;
}

/**
 * Adds images. Their class is the last folder that holds them (`readFolders`), made where there is none of that name; new classes come in
 * natural order, after those that are there. A picture that is there already is kept out and listed as rejected, with the reason.
 */
export function addImages(dataset: Dataset, images: readonly StoredImage[], options: AddOptions = {}): Dataset {
  const forced = dataset.classes.find(({ id }) => id === options.classId);
  const placed = images.map((image) => ({ image, ...place(image, forced) }));
  const classes = withClasses(dataset.classes, placed.map(({ className }) => className));
  const idByName = new Map(classes.map(({ id, name }) => [nameKey(name), id]));
  const known = new Map(dataset.images.map((image) => [image.id, image]));
  const added: ImageEntry[] = [];
  const rejected: RejectedFile[] = [];
  for (const { image, className, split } of placed) {
    const classId = forced?.id ?? idByName.get(nameKey(className))!;
    const twin = known.get(image.id);
    if (twin) {
      rejected.push({ name: image.path, reason: twinReason(twin, classId, classes) });
      continue;
    }
    const entry: ImageEntry = { ...image, classId, split };
    known.set(entry.id, entry);
    added.push(entry);
  }
  const drawn = dataset.drawn || (options.drawn === true && added.length > 0);
  return { ...withoutEmpty({ ...dataset, classes }, dataset.classes, added), images: [...dataset.images, ...added], rejected: [...dataset.rejected, ...rejected], drawn };
}

function place(image: StoredImage, forced: ClassEntry | undefined): { className: string; split: ImageEntry['split'] } {
  const { className, split } = readFolders(image.path);
  if (forced) return { className: forced.name, split: null };
  return { className: cleanName(className ?? '') || unsortedName, split };
}

function withClasses(classes: readonly ClassEntry[], names: readonly string[]): readonly ClassEntry[] {
  const known = new Set(classes.map(({ name }) => nameKey(name)));
  const fresh = new Map<string, string>();
  for (const name of new Set(names)) {
    const key = nameKey(name);
    if (!known.has(key) && !fresh.has(key)) fresh.set(key, name);
  }
  const result = [...classes];
  for (const name of [...fresh.values()].sort(naturally)) result.push({ id: freeId(result), name });
  return result;
}

/** Without the classes that were new but got nothing, since all their pictures were there already. */
function withoutEmpty(dataset: Dataset, before: readonly ClassEntry[], added: readonly ImageEntry[]): Dataset {
  const used = new Set(added.map(({ classId }) => classId));
  return { ...dataset, classes: dataset.classes.filter((one) => before.includes(one) || used.has(one.id)) };
}

function twinReason(twin: ImageEntry, classId: string, classes: readonly ClassEntry[]): string {
  if (twin.classId === classId) return `same picture as ${twin.path}`;
  const name = classes.find(({ id }) => id === twin.classId)?.name ?? unsortedName;
  return `same picture as ${twin.path}, which is in "${name}": a picture can be in one class only`;
}

/** Lists files that could not be taken in. */
export function addRejected(dataset: Dataset, rejected: readonly RejectedFile[]): Dataset {
  return rejected.length === 0 ? dataset : { ...dataset, rejected: [...dataset.rejected, ...rejected] };
}

export function clearRejected(dataset: Dataset): Dataset {
  return { ...dataset, rejected: [] };
}

/** An empty class of this name, or of a free one; its entry is the last of `classes`. */
export function addClass(dataset: Dataset, name?: string): Dataset {
  return { ...dataset, classes: [...dataset.classes, { id: freeId(dataset.classes), name: freeName(dataset.classes, name) }] };
}

/** The error is a sentence for the person. Letters' case may be changed; another class's name may not be taken. */
export function renameClass(dataset: Dataset, classId: string, name: string): Result<Dataset, string> {
  const clean = cleanName(name);
  if (clean === '') return err('A class needs a name.');
  if ([...name.normalize('NFC').trim()].length > maxNameLength) return err(`A class name may have at most ${maxNameLength} characters.`);
  const taken = findClass(dataset.classes.filter(({ id }) => id !== classId), clean);
  if (taken) return err(`There is a class "${taken.name}" already: choose another name.`);
  if (!dataset.classes.some(({ id }) => id === classId)) return err('That class is no longer there.');
  return ok({ ...dataset, classes: dataset.classes.map((one) => (one.id === classId ? { ...one, name: clean } : one)) });
}

/** Removes a class with its images. */
export function removeClass(dataset: Dataset, classId: string): Dataset {
  return stillDrawn({
    ...dataset,
    classes: dataset.classes.filter(({ id }) => id !== classId),
    images: dataset.images.filter((image) => image.classId !== classId),
  });
}

export function removeImages(dataset: Dataset, ids: readonly string[]): Dataset {
  const gone = new Set(ids);
  return stillDrawn({ ...dataset, images: dataset.images.filter(({ id }) => !gone.has(id)) });
}

/** Puts images into another class. */
export function moveImages(dataset: Dataset, ids: readonly string[], classId: string): Dataset {
  if (!dataset.classes.some(({ id }) => id === classId)) return dataset;
  const moved = new Set(ids);
  return { ...dataset, images: dataset.images.map((image) => (moved.has(image.id) ? { ...image, classId } : image)) };
}

export const clearDataset = (): Dataset => emptyDataset;

const stillDrawn = (dataset: Dataset): Dataset => ({ ...dataset, drawn: dataset.drawn && dataset.images.length > 0 });

/** How many images each class has, in the classes' order. */
export function countByClass(dataset: Dataset): readonly number[] {
  const counts = new Map(dataset.classes.map(({ id }) => [id, 0]));
  for (const { classId } of dataset.images) counts.set(classId, (counts.get(classId) ?? 0) + 1);
  return dataset.classes.map(({ id }) => counts.get(id) ?? 0);
}
