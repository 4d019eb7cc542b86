import type { ImageEntry } from '../../core/dataset/types';

/**
 * Images by class id. A class whose images are the same as in `before` keeps its array, so that it need not be drawn again when another
 * class changes.
 */
export function imagesByClass(images: readonly ImageEntry[], before: ReadonlyMap<string, readonly ImageEntry[]>): ReadonlyMap<string, readonly ImageEntry[]> {
  const byClass = new Map<string, ImageEntry[]>();
  for (const image of images) {
    const members = byClass.get(image.classId);
    if (members) members.push(image);
    else byClass.set(image.classId, [image]);
  }
  return new Map([...byClass].map(([classId, members]) => [classId, sameOr(before.get(classId), members)]));
}

function sameOr(before: readonly ImageEntry[] | undefined, now: readonly ImageEntry[]): readonly ImageEntry[] {
  return before?.length === now.length && before.every((image, index) => image === now[index]) ? before : now;
}
