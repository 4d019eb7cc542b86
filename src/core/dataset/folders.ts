import type { ImageEntry } from './types';

/** What a file's folders say of it. */
export interface FolderFacts {
  /** The class that the folders name; null for a loose file. */
  readonly className: string | null;
  readonly split: ImageEntry['split'];
}

const splits: Readonly<Record<string, 'train' | 'validation'>> = {
  train: 'train', training: 'train',
  val: 'validation', valid: 'validation', validation: 'validation', test: 'validation', testing: 'validation',
};

const splitOf = (folder: string): 'train' | 'validation' | undefined => {
  const key = folder.trim().toLowerCase();
  return Object.hasOwn(splits, key) ? splits[key] : undefined;
};

/**
 * The last folder that holds the file is its class: `trucks/tanker/014.jpg` is a tanker. A folder called train, val, test or the like
 * above it says what its images are for; one that holds the file itself is passed over, so that `tanker/train/014.jpg` is a tanker too.
 */
export function readFolders(path: string): FolderFacts {
  const folders = path.replaceAll('\\', '/').split('/').slice(0, -1).filter((folder) => folder.trim() !== '' && folder !== '.');
  const named = folders.filter((folder) => splitOf(folder) === undefined);
  const split = folders.map(splitOf).findLast((found) => found !== undefined) ?? null;
  // With nothing but a split above it, `validation/014.jpg` says what the image is for, not what it shows.
  return { className: named.at(-1) ?? null, split };
}
