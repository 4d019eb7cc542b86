import { residual } from '../support/big-networks';
import { expect, test, type Graft } from './support/graft';

const layers = 1000;

async function openBig(graft: Graft, motion: 'reduce' | 'no-preference' = 'reduce'): Promise<void> {
  await graft.page.emulateMedia({ reducedMotion: motion });
  await graft.open();
  const { json, weights } = residual(layers);
  await graft.page.getByLabel('Open model files').setInputFiles([
    { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(json) },
    { name: 'weights.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(weights) },
  ]);
  await expect.poll(() => graft.count('layers')).toBe(layers);
  await graft.button('Expand all').click();
  await graft.select('block50_conv2');
}

test('a network of a thousand layers: few cards are in the page, and an edit touches few of them', async ({ graft, page }) => {
  await openBig(graft);
  const cards = page.locator('[data-layer]');
  expect(await cards.count()).toBeLessThan(60);
  // Those that came into view have been filled in.
  await expect(page.locator('[data-layer]:not(:has(.card-name))')).toHaveCount(0);
  await page.evaluate(() => {
    const touched = new Set<string>();
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const card = (target instanceof Element ? target : target.parentElement)?.closest<HTMLElement>('[data-layer]');
        if (card) touched.add(card.dataset.layer!);
      }
    }).observe(document.querySelector('.network-canvas')!, { subtree: true, childList: true, attributes: true, characterData: true });
    Object.assign(window, { touched });
  });
  await page.keyboard.press('f');
  await expect(graft.layer('block50_conv2')).toHaveAttribute('data-frozen', 'true');
  expect(await page.evaluate(() => [...(window as unknown as { touched: Set<string> }).touched])).toEqual(['block50_conv2']);
});

test('an inserted layer stands at once between its neighbours; what is above stays, what is below makes room', async ({ graft, page }) => {
  await openBig(graft);
  const place = async (name: string) => (await graft.layer(name).evaluate((card) => new DOMMatrix(getComputedStyle(card.closest('.react-flow__node')!).transform).f));
  const [above, self, below] = [await place('block50_relu1'), await place('block50_conv2'), await place('block50_bn2')];
  await graft.button('Add Dropout').click();
  const added = page.locator('[data-type="Dropout"][data-origin="new"]');
  await expect(added).toHaveAttribute('aria-current', 'true');
  await expect.poll(() => place('block50_bn2')).toBe(below + (below - self));
  expect(await place('block50_conv2')).toBe(self);
  expect(await place('block50_relu1')).toBe(above);
  await graft.button('Undo').click();
  await expect(added).toHaveCount(0);
  await expect.poll(() => place('block50_bn2')).toBe(below);
});

test('a search that jumps about leads the keyboard to the layer each time, and does not change the zoom', async ({ graft, page }) => {
  await openBig(graft, 'no-preference');
  const zoom = () => page.locator('.react-flow__viewport').evaluate((viewport) => new DOMMatrix(getComputedStyle(viewport).transform).a);
  // All is at rest at the zoom that a network too large to read as a whole is shown at.
  await expect.poll(zoom).toBe(0.9);
  const search = page.getByRole('searchbox', { name: 'Find in network' });
  for (const name of ['block1_bn1', 'block70_bn2', 'block20_bn1', 'block90_bn3']) {
    await search.fill(name.replace('bn', 'conv'));
    // Before the view has come to rest, on to another place.
    await search.press('ArrowDown');
    await search.fill(name);
    await search.press('Enter');
    await expect(graft.layer(name)).toBeFocused();
  }
  await expect.poll(zoom).toBe(0.9);
});
