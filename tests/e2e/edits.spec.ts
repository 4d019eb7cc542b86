import type { Page } from '@playwright/test';
import { test, expect, type Graft } from './support/graft';

const settings = (graft: Graft) => graft.page.getByRole('complementary', { name: 'Layer settings' });
const selected = (graft: Graft) => graft.page.locator('[data-layer][aria-current="true"]');
const chooser = (graft: Graft) => graft.page.getByRole('dialog');

async function withHead(graft: Graft): Promise<void> {
  await graft.open();
  await graft.button('Remove output layer').click();
  await graft.button('Choose a layer').click();
  for (const type of ['Dense', 'GaussianNoise']) await graft.button(`Add ${type}`).click();
  await expect(graft.layer('gaussian_noise')).toBeVisible();
  await atRest(graft, 'gaussian_noise');
}

/** Until a card no longer moves: the layout and the view both come to rest in steps of less than this many animation frames. */
const calmFrames = 30;

async function atRest(graft: Graft, name: string): Promise<void> {
  await graft.layer(name).evaluate((card, frames) => new Promise<void>((done) => {
    let [last, calm] = ['', 0];
    const look = () => {
      const { x, y } = card.getBoundingClientRect();
      calm = last === `${x} ${y}` ? calm + 1 : 0;
      last = `${x} ${y}`;
      if (calm >= frames) done();
      else requestAnimationFrame(look);
    };
    look();
  }), calmFrames);
}

const center = async (graft: Graft, name: string) => {
  await atRest(graft, name);
  const box = (await graft.layer(name).boundingBox())!;
  return { x: box.x + box.width / 2, y: box.y + box.height / 2, height: box.height };
};

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2 + 30, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 6 });
  await page.mouse.up();
}

const inputsOf = async (graft: Graft, name: string): Promise<string[]> => {
  await graft.select(name);
  await expect(selected(graft)).toHaveAttribute('data-layer', name);
  return settings(graft).getByRole('term').filter({ hasText: /^Inputs?$/ }).locator('xpath=following-sibling::dd[.//button[contains(@class,"fact-link")]]').getByRole('button').allTextContents();
};

test('a card dropped on a connection moves its layer there, in one step of undo; Alt and an arrow do so too', async ({ graft, page }) => {
  await withHead(graft);
  const [before] = await inputsOf(graft, 'dense');
  const [above, dense, noise] = [await center(graft, before!), await center(graft, 'dense'), await center(graft, 'gaussian_noise')];
  await drag(page, { x: noise.x - 60, y: noise.y }, { x: above.x, y: (above.y + dense.y) / 2 });
  await expect.poll(() => inputsOf(graft, 'dense')).toEqual(['gaussian_noise']);
  expect(await inputsOf(graft, 'gaussian_noise')).toEqual([before]);
  await graft.button('Undo').click();
  await expect.poll(() => inputsOf(graft, 'gaussian_noise')).toEqual(['dense']);
  await graft.layer('gaussian_noise').focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => inputsOf(graft, 'dense')).toEqual(['gaussian_noise']);
});

test('connections are drawn, refused with the reason, and cut', async ({ graft, page }) => {
  await withHead(graft);
  await graft.select('dense');
  const refusals = page.getByText('already depends on');
  const [dense, noise] = [await center(graft, 'dense'), await center(graft, 'gaussian_noise')];
  await drag(page, { x: noise.x, y: noise.y + noise.height / 2 - 3 }, dense);
  await expect(refusals).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(selected(graft)).toHaveCount(0);
  // From elsewhere: the card under the pointer holds out its handles.
  await page.mouse.move(dense.x + 200, dense.y);
  await page.mouse.click(dense.x, dense.y + dense.height / 2 + 4);
  await expect(graft.button('Cut connection from dense to gaussian_noise')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(graft.layer('gaussian_noise')).toHaveAttribute('data-issue', /nothing coming in/);
  const [from, to] = [await center(graft, 'dense'), await center(graft, 'gaussian_noise')];
  await drag(page, { x: from.x, y: from.y + from.height / 2 - 3 }, to);
  await expect(graft.layer('gaussian_noise')).not.toHaveAttribute('data-issue', /.+/);
  await graft.button('Insert after dense').click();
  await graft.button('Cut connection from dense to gaussian_noise').click();
  await expect(graft.layer('gaussian_noise')).toHaveAttribute('data-issue', /nothing coming in/);
});

test('with the keyboard alone: connect, cut, replace and rename', async ({ graft, page }) => {
  await withHead(graft);
  await graft.select('gaussian_noise');
  await settings(graft).getByRole('button', { name: /^Connections/ }).click();
  await settings(graft).getByRole('button', { name: 'Cut the connection from dense' }).press('Enter');
  await expect(graft.layer('gaussian_noise')).toHaveAttribute('data-issue', /nothing coming in/);
  await graft.select('dense');
  await expect(graft.layer('dense')).toBeFocused();
  await page.keyboard.press('c');
  await expect(chooser(graft).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('gaussian_noise');
  await page.keyboard.press('Enter');
  await expect(graft.layer('gaussian_noise')).not.toHaveAttribute('data-issue', /.+/);
  await expect(chooser(graft)).toBeHidden();
  await expect(graft.layer('gaussian_noise')).toBeFocused();
  await page.keyboard.press('c');
  await expect(chooser(graft).getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(graft.layer('gaussian_noise')).toBeFocused();
  await settings(graft).getByRole('button', { name: 'Replace by…' }).press('Enter');
  await expect(chooser(graft).getByRole('combobox')).toBeFocused();
  await page.keyboard.type('AlphaDropout');
  await page.keyboard.press('Enter');
  await expect(selected(graft)).toHaveAttribute('data-type', 'AlphaDropout');
  await expect(selected(graft)).toBeFocused();
  await page.keyboard.press('F2');
  await expect(settings(graft).getByLabel('name', { exact: true })).toBeFocused();
  await page.keyboard.type('last');
  await page.keyboard.press('Enter');
  await expect(graft.layer('last')).toBeVisible();
});

test('layers are duplicated, copied, cut and pasted; a damaged clipboard is refused', async ({ graft, page }) => {
  await graft.open();
  const layers = await graft.count('layers');
  const output = (await page.locator('[data-layer]').last().getAttribute('data-layer'))!;
  await graft.layer(output).click();
  await page.keyboard.press('Control+d');
  await expect.poll(() => graft.count('layers')).toBe(layers + 1);
  await graft.button('Undo').click();
  await graft.layer(output).click();
  await page.keyboard.press('Control+c');
  await page.keyboard.press('Control+v');
  await expect.poll(() => graft.count('layers')).toBe(layers + 1);
  await expect(selected(graft)).not.toHaveAttribute('data-layer', output);
  await page.keyboard.press('Control+x');
  await expect.poll(() => graft.count('layers')).toBe(layers);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', '{"kind":"graft-layers","version":1,"layers":[{"name":"x","type":"Evil"}]}');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByText('The copied layers are damaged')).toBeVisible();
  expect(await graft.count('layers')).toBe(layers);
});

test('branches, joins, blocks and lining up', async ({ graft, page }) => {
  await withHead(graft);
  const [layers, issues] = [await graft.count('layers'), await graft.count('issues')];
  await graft.select('dense');
  await settings(graft).getByRole('button', { name: 'Branch with Add' }).click();
  await expect.poll(() => graft.count('layers')).toBe(layers + 2);
  expect(await graft.count('issues')).toBe(issues);
  await graft.button('Undo').click();
  await graft.select('dense');
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('adapter');
  await graft.button('Add Adapter').click();
  await expect.poll(() => graft.count('layers')).toBe(layers + 3);
  expect(await graft.count('issues')).toBe(issues);
  await page.getByRole('searchbox', { name: 'Find a layer' }).fill('residual block');
  await graft.button('Add Residual block').click();
  await expect(page.getByText('works on a feature map')).toBeVisible();
  await graft.select('dense');
  await graft.layer('gaussian_noise').click({ modifiers: ['Shift'] });
  await settings(graft).getByRole('button', { name: 'Align tops' }).click();
  await expect.poll(async () => Math.abs((await center(graft, 'dense')).y - (await center(graft, 'gaussian_noise')).y)).toBeLessThan(2);
});

test('dragging with Shift on the empty canvas selects what the frame touches', async ({ graft, page }) => {
  await withHead(graft);
  const [dense, noise] = [await center(graft, 'dense'), await center(graft, 'gaussian_noise')];
  await page.keyboard.press('Escape');
  await page.keyboard.down('Shift');
  await drag(page, { x: dense.x - 180, y: dense.y }, { x: noise.x + 150, y: noise.y + 20 });
  await page.keyboard.up('Shift');
  await expect(selected(graft)).toHaveCount(2);
  await page.keyboard.press('Escape');
  await graft.button('Select by dragging').click();
  await drag(page, { x: noise.x - 180, y: noise.y + 10 }, { x: noise.x - 20, y: noise.y + 20 });
  await expect(selected(graft)).toHaveCount(1);
});
