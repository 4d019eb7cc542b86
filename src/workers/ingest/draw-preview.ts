import { augmented } from '../../core/augmentation/augment';
import { decodeImage, imageInput, type ImageInput } from '../../engine/images';
import type { DrawnPicture, PreviewRequest } from '../../protocol/ingest';
import { readFile } from '../../storage/files';

/** The last images decoded: settings change far oftener than images. */
const decoded = new Map<string, Promise<Uint8Array | null>>();
const kept = 4;

/** See `IngestApi.preview`; the same function and seeds as in training. */
export async function drawPreview({ plan, ids, augmentation, seed, views }: PreviewRequest): Promise<(readonly DrawnPicture[])[]> {
  const input = imageInput(plan);
  const rows = await Promise.all(ids.map(async (id): Promise<readonly DrawnPicture[]> => {
    const pixels = await decode(id, input);
    if (!pixels) return [];
    return views.map((view) => draw(view === 0 ? pixels : augmented({ ...input, pixels }, augmentation, seed, id, view), input));
  }));
  return rows.filter((row) => row.length > 0);
}

function decode(id: string, input: ImageInput): Promise<Uint8Array | null> {
  const key = JSON.stringify([id, input]);
  const known = decoded.get(key);
  if (known) return known;
  const pixels = readFile(`images/${id}`).then((blob) => blob && decodeImage(blob, input)).catch(() => null);
  decoded.set(key, pixels);
  for (const oldest of decoded.keys()) {
    if (decoded.size <= kept) break;
    decoded.delete(oldest);
  }
  return pixels;
}

function draw(pixels: Uint8Array, { width, height, channels }: ImageInput): DrawnPicture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let color = 0; color < 3; color++) rgba[4 * pixel + color] = pixels[pixel * channels + (channels === 1 ? 0 : color)]!;
    rgba[4 * pixel + 3] = 255;
  }
  return { rgba, width, height };
}
