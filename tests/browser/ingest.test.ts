import { zipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DroppedFile, IngestBatch } from '../../src/protocol/ingest';
import { setFileStore, readFile } from '../../src/storage/files';
import { memoryStore } from '../../src/storage/memory-store';
import { ingestFiles } from '../../src/workers/ingest/ingest-files';
import { ingestService, filesFromDataTransfer } from '../../src/services/ingest';
import { avifBytes, bmpBytes, crc32, drawn, gifBytes, withOrientation } from './support/pictures';

beforeEach(() => setFileStore(memoryStore()));

const file = (path: string, ...parts: BlobPart[]): DroppedFile => ({ path, file: new Blob(parts) });

async function ingest(...files: DroppedFile[]): Promise<IngestBatch> {
  const batches: IngestBatch[] = [];
  await ingestFiles(files, (batch) => batches.push(batch), new AbortController().signal);
  return {
    images: batches.flatMap(({ images }) => images),
    rejected: batches.flatMap(({ rejected }) => rejected),
    done: batches.at(-1)!.done,
    total: batches.at(-1)!.total,
  };
}

async function refusal(one: DroppedFile): Promise<string> {
  const { images, rejected } = await ingest(one);
  expect(images).toEqual([]);
  expect(rejected).toHaveLength(1);
  expect(rejected[0]!.name).toBe(one.path);
  return rejected[0]!.reason;
}

/** The colour in the middle of a stored blob, decoded anew. */
async function middleColor(path: string): Promise<number[]> {
  const bitmap = await createImageBitmap((await readFile(path))!);
  const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
  context.drawImage(bitmap, 0, 0);
  return [...context.getImageData(bitmap.width >> 1, bitmap.height >> 1, 1, 1).data];
}

describe('formats, by content', () => {
  const formats: readonly [string, () => Promise<BlobPart>, number, number][] = [
    ['jpeg', () => drawn(40, 24, 'image/jpeg'), 40, 24],
    ['png', () => drawn(40, 24, 'image/png'), 40, 24],
    ['webp', () => drawn(40, 24, 'image/webp'), 40, 24],
    ['gif', () => Promise.resolve(gifBytes), 1, 1],
    ['bmp', () => Promise.resolve(bmpBytes(3, 2)), 3, 2],
    ['avif', () => Promise.resolve(avifBytes), 2, 2],
  ];
  test.each(formats)('%s is taken, whatever its name says', async (format, bytes, width, height) => {
    const { images, rejected } = await ingest(file('folder/picture.txt', await bytes()));
    expect(rejected).toEqual([]);
    expect(images).toMatchObject([{ path: 'folder/picture.txt', format, width, height }]);
    expect(images[0]!.id).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the original is stored byte for byte, and a thumbnail of 128 px', async () => {
    const original = await drawn(600, 300, 'image/jpeg');
    const { images } = await ingest(file('a.jpg', original));
    const { id } = images[0]!;
    expect(new Uint8Array(await (await readFile(`images/${id}`))!.arrayBuffer())).toEqual(new Uint8Array(await original.arrayBuffer()));
    const thumbnail = await createImageBitmap((await readFile(`thumbnails/${id}`))!);
    expect([thumbnail.width, thumbnail.height]).toEqual([256, 128]);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await original.arrayBuffer()));
    expect(id).toBe(Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join(''));
  });

  test('EXIF orientation turns the size and the thumbnail', async () => {
    const upright = await drawn(64, 32, 'image/jpeg', 'left red, right blue');
    const turned = withOrientation(new Uint8Array(await upright.arrayBuffer()), 6);
    const { images } = await ingest(file('turned.jpg', turned));
    expect(images).toMatchObject([{ width: 32, height: 64 }]);
    const bitmap = await createImageBitmap((await readFile(`thumbnails/${images[0]!.id}`))!);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const [topRed, , topBlue] = context.getImageData(bitmap.width >> 1, 4, 1, 1).data;
    expect(topRed).toBeGreaterThan(180);
    expect(topBlue).toBeLessThan(80);
  });
});

describe('what is refused, and why', () => {
  test('text with a picture\'s name', async () => {
    expect(await refusal(file('notes.jpg', 'this is no picture'))).toMatch(/text, not a picture/);
  });
  test('an empty file', async () => expect(await refusal(file('empty.png'))).toMatch(/empty/));
  test('a JPEG cut short', async () => {
    const whole = await (await drawn(200, 200, 'image/jpeg')).arrayBuffer();
    expect(await refusal(file('cut.jpg', whole.slice(0, whole.byteLength - 30)))).toMatch(/cut short/);
  });
  test('a PNG cut short', async () => {
    const whole = await (await drawn(200, 200, 'image/png')).arrayBuffer();
    expect(await refusal(file('cut.png', whole.slice(0, whole.byteLength - 20)))).toMatch(/cut short/);
  });
  test('a WebP cut short', async () => {
    const whole = await (await drawn(200, 200, 'image/webp')).arrayBuffer();
    expect(await refusal(file('cut.webp', whole.slice(0, whole.byteLength - 20)))).toMatch(/cut short/);
  });
  test('a JPEG whose header breaks off', async () => {
    const whole = await (await drawn(200, 200, 'image/jpeg')).arrayBuffer();
    expect(await refusal(file('cut.jpg', whole.slice(0, 30)))).toMatch(/damaged/);
  });
  test('a PNG whose pixels are garbage', async () => {
    const whole = new Uint8Array(await (await drawn(60, 60, 'image/png')).arrayBuffer());
    whole.fill(0x55, 36, whole.length - 20);
    expect(await refusal(file('bad.png', whole))).toMatch(/could not be decoded/);
  });
  test('a small file that would unpack to too many pixels', async () => {
    const whole = new Uint8Array(await (await drawn(8, 8, 'image/png')).arrayBuffer());
    const view = new DataView(whole.buffer);
    view.setUint32(16, 30_000);
    view.setUint32(20, 30_000);
    view.setUint32(29, crc32(whole.subarray(12, 29)));
    expect(await refusal(file('bomb.png', whole))).toMatch(/30000 × 30000/);
  });
  test.each([
    ['an HEIC picture', '\0\0\0\x18ftypheic\0\0\0\0mif1heic'],
    ['a TIFF picture', 'II*\0\x08\0\0\0'],
    ['an SVG drawing', '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a PDF', '%PDF-1.7'],
    ['a video', '\0\0\0\x18ftypisom\0\0\0\0isommp42'],
    ['a RAR archive', 'Rar!\x1a\x07\0'],
  ])('%s, by name and with what to do', async (what, text) => {
    const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    const reason = await refusal(file('file.jpg', bytes));
    expect(reason).toContain(`This is ${what}`);
    expect(reason).toMatch(/(Save|Export|Unpack) /);
  });
});

describe('many files', () => {
  test('outcomes come in the order of the files, and one bad file loses no other', async () => {
    const good = await Promise.all(Array.from({ length: 12 }, (_, index) => drawn(30 + index, 30, 'image/png')));
    const files = good.map((blob, index) => file(`${index}.png`, blob));
    files.splice(5, 0, file('bad.png', 'no picture'));
    const { images, rejected, done, total } = await ingest(...files);
    expect(images.map(({ path }) => path)).toEqual(good.map((_, index) => `${index}.png`));
    expect(rejected.map(({ name }) => name)).toEqual(['bad.png']);
    expect([done, total]).toEqual([13, 13]);
  });

  test('what the system puts into folders is left out without a word', async () => {
    const { images, rejected, total } = await ingest(
      file('a/.DS_Store', 'x'), file('a/Thumbs.db', 'x'), file('desktop.ini', 'x'), file('.git/config', 'x'), file('__MACOSX/a/._b.jpg', 'x'),
    );
    expect({ images, rejected, total }).toEqual({ images: [], rejected: [], total: 0 });
  });

  test('the same picture twice has one id', async () => {
    const blob = await drawn(20, 20, 'image/png');
    const { images } = await ingest(file('a.png', blob), file('b/copy.png', blob));
    expect(images[0]!.id).toBe(images[1]!.id);
  });

  test('cancelling leaves out what was not begun', async () => {
    const blob = await drawn(400, 400, 'image/png');
    const abort = new AbortController();
    const batches: IngestBatch[] = [];
    const files = Array.from({ length: 60 }, (_, index) => file(`${index}.png`, blob, String(index)));
    const work = ingestFiles(files, (batch) => batches.push(batch), abort.signal);
    abort.abort();
    await work;
    expect(batches.at(-1)!.done).toBeLessThan(60);
    expect(batches.at(-1)!.total).toBe(60);
  });
});

describe('zips', () => {
  const bytesOf = async (blob: Blob) => new Uint8Array(await blob.arrayBuffer());

  test('the pictures of a zip are taken with their folders, packed or stored, and never lead out of it', async () => {
    const png = await bytesOf(await drawn(30, 30, 'image/png'));
    const jpeg = await bytesOf(await drawn(30, 30, 'image/jpeg'));
    const zip = zipSync({ 'a/one.png': [png, { level: 9 }], 'b/two.jpg': [jpeg, { level: 0 }], '../../out.txt': new Uint8Array([72, 105]), '__MACOSX/a/._one.png': png, 'a/.DS_Store': png });
    const { images, rejected, total } = await ingest(file('trucks.zip', zip as Uint8Array<ArrayBuffer>));
    expect(images.map(({ path }) => path)).toEqual(['trucks/a/one.png', 'trucks/b/two.jpg']);
    expect(rejected.map(({ name }) => name)).toEqual(['trucks/out.txt']);
    expect(total).toBe(3);
  });

  test('a zip that unpacks to far more than it holds is stopped and said', async () => {
    const bomb = zipSync({ 'zeros.png': new Uint8Array(80 * 2 ** 20) });
    const { images, rejected } = await ingest(file('bomb.zip', bomb as Uint8Array<ArrayBuffer>));
    expect(images).toEqual([]);
    expect(rejected).toMatchObject([{ name: 'bomb.zip' }]);
    expect(rejected[0]!.reason).toMatch(/more than is safe/);
  });

  test('a damaged zip loses none of the other files', async () => {
    const png = await drawn(30, 30, 'image/png');
    const { images, rejected } = await ingest(file('bad.zip', 'PK\x03\x04', 'nonsense, no header at all'), file('good.png', png));
    expect(images.map(({ path }) => path)).toEqual(['good.png']);
    expect(rejected.map(({ name }) => name)).toEqual(['bad.zip']);
  });
});

describe('through the worker', () => {
  test('drops of files reach the worker, and thumbnails come back as blob: URLs', async () => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([await drawn(50, 50, 'image/png')], 'dropped.png'));
    const files = await filesFromDataTransfer(transfer);
    expect(files.map(({ path }) => path)).toEqual(['dropped.png']);
    const batches: IngestBatch[] = [];
    await ingestService.ingest(files, (batch) => batches.push(batch));
    const [image] = batches.flatMap(({ images }) => images);
    expect(image).toMatchObject({ path: 'dropped.png', width: 50, height: 50, format: 'png' });
  });

  test('sample images are the same for the same seed, others for another, and none is refused', async () => {
    const [first, again, other] = [await ingestService.drawSamples(7, 2), await ingestService.drawSamples(7, 2), await ingestService.drawSamples(8, 2)];
    expect(first.map(({ path }) => path)).toEqual(again.map(({ path }) => path));
    expect(new Set(first.map(({ path }) => path.split('/')[0])).size).toBe(5);
    const { images, rejected } = await ingest(...first);
    expect(rejected).toEqual([]);
    expect(new Set(images.map(({ id }) => id)).size).toBe(10);
    expect(images.every(({ width, height }) => width === 224 && height === 224)).toBe(true);
    expect((await ingest(...again)).images.map(({ id }) => id)).toEqual(images.map(({ id }) => id));
    expect((await ingest(...other)).images.map(({ id }) => id)).not.toEqual(images.map(({ id }) => id));
  });
});

test('a stored picture keeps its colours', async () => {
  const { images } = await ingest(file('c.png', await drawn(40, 40, 'image/png')));
  const [red, green, blue] = await middleColor(`images/${images[0]!.id}`);
  expect([red, green, blue]).toEqual([200, 120, 40]);
});
