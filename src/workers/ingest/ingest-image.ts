import type { ImageFormat } from '../../core/dataset/types';
import { toGraftError } from '../../protocol/errors';
import type { DroppedFile, IngestedImage } from '../../protocol/ingest';
import { writeFile } from '../../storage/files';
import { headerSize, isComplete } from './header';
import { sniff, sniffBytes } from './sniff';

export const maxFileBytes = 64 * 1024 * 1024;
export const maxPixels = 100_000_000;
/** The thumbnail's shorter side, px. */
const thumbnailSide = 128;
/** A panorama's thumbnail is cut to this many times its shorter side. */
const thumbnailAspect = 2;

/** Says why one file is refused; the text goes to the person as it is. */
export class Refusal extends Error {}

/**
 * Checks, hashes and decodes one file, and stores the original and a thumbnail.
 * @throws Refusal when it is no picture that can be used.
 */
export async function ingestImage({ path, file }: DroppedFile): Promise<IngestedImage> {
  if (file.size === 0) throw new Refusal('The file is empty.');
  if (file.size > maxFileBytes) throw new Refusal(`The file is larger than ${maxFileBytes / 2 ** 20} MB. Save a smaller copy of it.`);
  const bytes = await readBytes(file);
  const format = formatOf(bytes);
  checkHeader(bytes, format);
  const id = await sha256(bytes);
  const blob = new Blob([bytes], { type: `image/${format}` });
  const bitmap = await decode(blob, format);
  const { width, height } = bitmap;
  try {
    await store(`thumbnails/${id}`, await drawThumbnail(bitmap));
  } finally {
    bitmap.close();
  }
  await store(`images/${id}`, blob);
  return { id, path, width, height, bytes: file.size, format };
}

async function readBytes(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refusal('The file could not be read: it may have been moved or changed since it was dropped. Drop it again.');
  }
}

function formatOf(bytes: Uint8Array): ImageFormat {
  const sniffed = sniff(bytes.subarray(0, sniffBytes));
  if (sniffed.kind !== 'image') throw new Refusal(sniffed.reason);
  return sniffed.format;
}

function checkHeader(bytes: Uint8Array, format: ImageFormat): void {
  const name = format.toUpperCase();
  const size = headerSize(bytes, format);
  if (!size || size.width === 0 || size.height === 0) throw new Refusal(`The ${name} file is damaged: its header gives no size.`);
  if (size.width * size.height > maxPixels) {
    throw new Refusal(`The picture has ${size.width} × ${size.height} pixels, more than ${maxPixels / 1e6} million. Save a smaller copy of it.`);
  }
  if (!isComplete(bytes, format)) throw new Refusal(`The ${name} file is cut short: its end is missing. Copy or download it again.`);
}

async function decode(blob: Blob, format: ImageFormat): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, { imageOrientation: 'from-image' });
  } catch {
    const maybe = format === 'avif' ? ', or this browser cannot read AVIF' : '';
    throw new Refusal(`The ${format.toUpperCase()} file could not be decoded: it is damaged${maybe}.`);
  }
}

async function drawThumbnail(bitmap: ImageBitmap): Promise<Blob> {
  const side = Math.min(bitmap.width, bitmap.height);
  const width = Math.min(bitmap.width, side * thumbnailAspect);
  const height = Math.min(bitmap.height, side * thumbnailAspect);
  const scale = Math.min(1, thumbnailSide / side);
  const canvas = new OffscreenCanvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  // Drawn by the processor: to hand a graphics card 12 megapixels for this takes longer, ten times so where it is emulated.
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, (bitmap.width - width) / 2, (bitmap.height - height) / 2, width, height, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: 'image/webp', quality: 0.82 });
}

async function store(path: string, blob: Blob): Promise<void> {
  try {
    await writeFile(path, blob);
  } catch (thrown) {
    throw new Refusal(toGraftError(thrown).message);
  }
}

async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
