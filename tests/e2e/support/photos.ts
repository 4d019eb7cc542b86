import type { Page } from '@playwright/test';
import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { TruckPhoto } from './shared';

/** A folder as a person keeps photographs: `<root>/<split>/<class>/<file>`, or `<root>/<class>/<file>`. */
export function photoFolder(photos: readonly TruckPhoto[], withSplit: boolean): string {
  const root = join(mkdtempSync(join(tmpdir(), 'graft-photos-')), 'trucks');
  for (const { className, file, split } of photos) {
    const folder = withSplit ? join(root, split === 'test' ? 'validation' : 'train', className) : join(root, className);
    mkdirSync(folder, { recursive: true });
    copyFileSync(file, join(folder, basename(file)));
  }
  return root;
}

/** Every step-th photograph of each class and split, so that a short test still sees them all. */
export function everyNth(photos: readonly TruckPhoto[], step: number): TruckPhoto[] {
  const seen = new Map<string, number>();
  return photos.filter(({ className, split }) => {
    const key = `${className}/${split}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count % step === 0;
  });
}

/** Drops real files and folders on the middle of the page, as the operating system would. */
export async function dropFromDesktop(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const { width, height } = page.viewportSize()!;
  const at = { x: Math.round(width / 2), y: Math.round(height / 2) };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) await client.send('Input.dispatchDragEvent', { type, ...at, data });
  await client.detach();
}

export interface ExactPhoto {
  /** A PNG of exactly the network's input size: the page has nothing to resize. */
  readonly file: string;
  /** Its pixels, `[height, width, 3]`, 0 to 255. */
  readonly pixels: Float32Array;
}

/** A photograph brought to `size` x `size` by the browser, saved as PNG, with the pixels that it then holds. */
export async function exactPhoto(page: Page, file: Buffer, size: number): Promise<ExactPhoto> {
  const { png, rgba } = await page.evaluate(
    async ({ base64, side }) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(side, side);
      const context = canvas.getContext('2d')!;
      context.drawImage(bitmap, 0, 0, side, side);
      const encode = (data: Uint8Array) => {
        let text = '';
        for (let at = 0; at < data.length; at += 0x8000) text += String.fromCharCode(...data.subarray(at, at + 0x8000));
        return btoa(text);
      };
      const blob = await canvas.convertToBlob({ type: 'image/png' });
      return {
        png: encode(new Uint8Array(await blob.arrayBuffer())),
        rgba: encode(new Uint8Array(context.getImageData(0, 0, side, side).data.buffer)),
      };
    },
    { base64: file.toString('base64'), side: size },
  );
  const path = join(mkdtempSync(join(tmpdir(), 'graft-photo-')), 'photo.png');
  writeFileSync(path, Buffer.from(png, 'base64'));
  const source = Buffer.from(rgba, 'base64');
  const pixels = new Float32Array(size * size * 3);
  for (let at = 0; at < size * size; at++) for (let channel = 0; channel < 3; channel++) pixels[at * 3 + channel] = source[at * 4 + channel]!;
  return { file: path, pixels };
}
