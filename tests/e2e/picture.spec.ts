import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { fileNameFor } from '../../src/core/file-name';
import { test, expect } from './support/graft';

async function savePicture(page: Page, kind: 'SVG' | 'PNG'): Promise<{ name: string; bytes: Buffer }> {
  await page.getByRole('button', { name: 'Save picture', exact: true }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: `Save picture (${kind})` }).click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test('the network is saved as SVG and as PNG, as it is drawn', async ({ graft, page }) => {
  await graft.open();
  await graft.button('Freeze all pretrained').click();
  await graft.button('Expand all').click();
  const layers = await graft.count('layers');
  await expect(page.locator('[data-layer]')).toHaveCount(layers);

  const svg = await savePicture(page, 'SVG');
  const model = (await graft.summary().getAttribute('data-model'))!;
  expect(svg.name).toBe(fileNameFor(model, 'svg'));
  const drawn = await page.evaluate(async (text) => {
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
    await image.decode();
    return { failed: file.querySelector('parsererror') !== null, cards: [...file.querySelectorAll('svg svg > title')].map(({ textContent }) => textContent ?? ''), width: image.naturalWidth, height: image.naturalHeight };
  }, svg.bytes.toString('utf8'));
  expect(drawn.failed).toBe(false);
  const named = await page.locator('[data-layer]').evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')!));
  expect([...drawn.cards].sort()).toEqual([...named].sort());

  const png = await savePicture(page, 'PNG');
  expect(png.name).toBe(fileNameFor(model, 'png'));
  expect(png.bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
  // The header's width and height: bytes 16 to 24 of a PNG file.
  const [width, height] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  expect(Math.abs(width / height - drawn.width / drawn.height)).toBeLessThan(0.002);
  expect(height).toBeLessThanOrEqual(16_384);
  // Its margin is of one color from top to bottom: nothing is smeared or left out.
  const margins = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(1, bitmap.height);
    const context = canvas.getContext('2d', { willReadFrequently: true })!;
    context.drawImage(bitmap, -4, 0);
    return [...new Set(new Uint32Array(context.getImageData(0, 0, 1, bitmap.height).data.buffer))];
  }, png.bytes.toString('base64'));
  expect(margins).toHaveLength(1);
  if (2 * drawn.height <= 16_384) expect([width, height]).toEqual([2 * drawn.width, 2 * drawn.height]);
  else await expect(page.getByText('too large for a PNG at full size')).toBeVisible();

  // Folded, it is small: a PNG has two pixels for one of the canvas.
  await graft.button('Collapse all').click();
  await expect(page.locator('[data-block-id]').first()).toBeAttached();
  const [small, folded] = [await savePicture(page, 'PNG'), await savePicture(page, 'SVG')];
  const [, own] = /<svg [^>]*width="(\d+)"/.exec(folded.bytes.toString('utf8'))!;
  expect(small.bytes.readUInt32BE(16)).toBe(2 * Number(own));
});
