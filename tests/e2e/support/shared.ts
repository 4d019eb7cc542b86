import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of photographs and other people's models that stands beside the checkout; absent on a user's machine. */
export const sharedFolder = join(import.meta.dirname, '..', '..', '..', '..', 'shared');
export const hasShared = existsSync(join(sharedFolder, 'data', 'trucks', 'index.csv'));
export const skipLine = 'skipped: no ../shared';

export interface TruckPhoto {
  readonly className: string;
  readonly file: string;
  readonly group: string;
  readonly split: 'train' | 'test';
}

/** The index of truck photographs; `file` is an absolute path. The split keeps each vehicle on one side. */
export function truckPhotos(): TruckPhoto[] {
  const folder = join(sharedFolder, 'data', 'trucks');
  return readFileSync(join(folder, 'index.csv'), 'utf8').trim().split('\n').slice(1).map((line) => {
    const [className, file, group, split] = line.trim().split(',') as [string, string, string, 'train' | 'test'];
    return { className, file: join(folder, file), group, split };
  });
}
