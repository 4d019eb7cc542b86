import { findingsLightAndDark } from './support/accessibility';
import { expect, test, type Graft } from './support/graft';
import { missingFocusRings } from './support/focus-rings';
import { layoutFindings } from './support/layout-findings';

const sizes = [{ width: 1440, height: 900 }, { width: 1024, height: 768 }];

/** The main screens, each from the one before. */
const screens: readonly (readonly [name: string, show: (graft: Graft) => Promise<void>])[] = [
  ['opened, with the tour', async ({ page }) => expect(page.getByRole('region', { name: 'Tour of the three steps' })).toBeVisible()],
  ['the three steps taken, the new layer selected', async (graft) => {
    await graft.button('Remove output layer').click();
    await graft.button('Add output layer').click();
    await graft.button('Freeze all pretrained').click();
    await graft.select('predictions');
  }],
  ['outline, an issue and its fixes, history', async (graft) => {
    await graft.select('pool');
    await graft.button('Add LSTM').click();
    await graft.button('Show outline').click();
    await graft.page.getByRole('region', { name: 'History', exact: true }).getByRole('button', { name: 'History' }).click();
  }],
  ['all blocks unfolded', async (graft) => {
    await graft.button('Undo').click();
    await graft.button('Fold outline').click();
    await graft.button('Expand all').click();
    await graft.button('Zoom to fit').click();
  }],
  ['images', async (graft) => {
    await graft.button('Collapse all').click();
    await graft.button('Use sample images').click();
    await expect(graft.page.getByTestId('dataset-summary')).toHaveAttribute('data-images', '200', { timeout: 90_000 });
  }],
  ['trained', async (graft) => {
    await graft.setField('Backend', 'wasm');
    await graft.setField('Epochs', '1');
    await graft.train();
    await expect(graft.page.getByRole('table', { name: 'Confusion matrix' })).toBeVisible();
  }],
  ['export', async (graft) => {
    await graft.button('Export').click();
    await expect(graft.page.getByRole('dialog', { name: 'Export model' })).toBeVisible();
  }],
];

test('on every screen nothing overlaps, sticks out or is cut, and all can be read, light and dark', async ({ graft, page }) => {
  test.slow();
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await graft.open();
  for (const [name, show] of screens) {
    await show(graft);
    for (const size of sizes) {
      await page.setViewportSize(size);
      expect.soft(await layoutFindings(page), `${name}, ${size.width} × ${size.height}`).toEqual([]);
    }
    expect.soft(await findingsLightAndDark(page), name).toEqual([]);
    await page.setViewportSize(sizes[0]!);
  }
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`where the keyboard is shows, ${colorScheme}`, async ({ graft, page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await graft.open();
    expect(await missingFocusRings(page, 60)).toEqual([]);
  });
}
