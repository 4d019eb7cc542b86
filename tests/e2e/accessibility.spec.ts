import type { Page } from '@playwright/test';
import { findingsLightAndDark } from './support/accessibility';
import { expect, test } from './support/graft';

const dialog = '[role="dialog"]';
const dock = '#side-dock';

const clean = async (page: Page, what: string, within: string) => expect.soft(await findingsLightAndDark(page, within), what).toEqual([]);

/** While a dialog is closing, keys are still its own. */
async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function byPalette(page: Page, query: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Find an action or a layer' })).toBeFocused();
  await page.keyboard.type(query);
}

test('axe-core finds nothing on what comes over or beside the network, light and dark', async ({ graft, page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await graft.open();
  await clean(page, 'tour', '[aria-label="Tour of the three steps"]');

  await graft.button('About this network').click();
  await expect(page.getByRole('dialog')).toContainText('96 × 96 px');
  await clean(page, 'base network', dialog);
  await close(page);

  await byPalette(page, 'de');
  await expect(page.getByRole('option', { selected: true })).toBeVisible();
  await clean(page, 'command palette', dialog);
  await close(page);

  await page.keyboard.press('Shift+?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await clean(page, 'shortcuts', dialog);
  await close(page);

  await byPalette(page, 'summary table');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Summary table' })).toContainText('Total params');
  await clean(page, 'summary table', dialog);
  await close(page);

  // An issue with its fixes, in the settings and in the list of issues; steps and changes.
  await graft.select('pool');
  await graft.button('Add LSTM').click();
  await expect(page.getByRole('group', { name: 'Quick fixes' })).toBeVisible();
  await graft.button('Undo').focus();
  await byPalette(page, 'go to history');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Added' })).toContainText('lstm');
  await clean(page, 'quick fixes, history, what changed', dock);
  await page.getByRole('button', { name: /^\d+ issues?$/ }).click();
  await expect(page.getByRole('list', { name: 'Issues' })).toBeVisible();
  await clean(page, 'list of issues', '.network');

  await byPalette(page, 'connect to');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await clean(page, 'choosing a layer', dialog);
});
