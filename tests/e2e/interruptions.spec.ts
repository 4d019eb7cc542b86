import type { Page } from '@playwright/test';
import { Graft, test, expect } from './support/graft';
import { beginAgain, numbersOf, readyToTrain } from './support/ready-to-train';

test.describe.configure({ timeout: 240_000 });

/** Of the 200 sample images, a fifth of which is for validation. */
const trained = 160;

const ended = (graft: Graft) => expect(graft.run()).toHaveAttribute('data-phase', 'done', { timeout: 120_000 });

test('a run whose tab was killed goes on by itself in the next one, and ends as one that nothing disturbed', async ({ graft, page, context }) => {
  await readyToTrain(graft, '150');
  await graft.train();
  const undisturbed = await numbersOf(graft);
  await beginAgain(graft);
  const crashed = page.waitForEvent('crash');
  // It never answers.
  void (await context.newCDPSession(page)).send('Page.crash').catch(() => undefined);
  await crashed;

  const next = new Graft(await context.newPage());
  await next.open();
  await expect(next.run()).toHaveAttribute('data-phase', /preparing|running/, { timeout: 30_000 });
  await expect(next.run().getByText(/^The run was interrupted, and goes on from its last checkpoint, in epoch \d+\.$/)).toBeVisible();
  await ended(next);
  expect(await numbersOf(next)).toEqual(undisturbed);
  await expect(next.button('Undo')).toBeEnabled();
});

test('a laptop that sleeps, and a page that answers nobody: the run ends as one that nothing disturbed', async ({ graft, page, context }) => {
  await readyToTrain(graft, '400');
  await graft.train();
  const undisturbed = await numbersOf(graft);

  await test.step('asleep: what is told of its speed leaves the sleep out', async () => {
    test.skip(process.platform === 'win32', 'no signals that stop a process');
    const began = Date.now();
    await beginAgain(graft);
    const slept = 3 * (Date.now() - began);
    await sleep(page, slept);
    const epoch = await graft.number('epoch');
    await expect.poll(() => graft.number('epoch'), { timeout: 60_000 }).toBeGreaterThan(epoch);
    // The time that its speed is told by, which the sleep would be most of if it counted; however slow the machine is now.
    const speed = await graft.number('images-per-second');
    const worked = (((await graft.number('epoch')) * trained) / speed) * 1000;
    expect(worked).toBeLessThan(Date.now() - began - slept / 2);
    await ended(graft);
    expect(await numbersOf(graft)).toEqual(undisturbed);
  });

  await test.step('unanswered: the worker goes on', async () => {
    const other = await context.newPage();
    await other.goto('/icon.svg');
    const before = await storedWeights(other);
    await beginAgain(graft);
    // It trains to its end, and has stored what it has learned, before the page hears of it.
    await whileBlocked(page, () => expect.poll(() => storedWeights(other), { timeout: 120_000 }).toBe(before + 1));
    await ended(graft);
    expect(await numbersOf(graft)).toEqual(undisturbed);
  });
});

/** The page is told that it is frozen; then its process stands still, page and workers, while clocks go on. */
async function sleep(page: Page, milliseconds: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const system = await page.context().browser()!.newBrowserCDPSession();
  const { processInfo } = await system.send('SystemInfo.getProcessInfo');
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  for (const id of pages) process.kill(id, 'SIGSTOP');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  for (const id of pages) process.kill(id, 'SIGCONT');
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
}

/** Keeps the page's main thread waiting for an answer from the server until the work is done. */
async function whileBlocked(page: Page, work: () => Promise<void>): Promise<void> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const asked = new Promise<void>((resolve) => {
    void page.route('**/late', async (route) => {
      resolve();
      await released;
      await route.fulfill({ body: '' });
    });
  });
  const blocked = page.evaluate(() => {
    const request = new XMLHttpRequest();
    request.open('GET', '/late', false);
    request.send();
  });
  await asked;
  await work();
  release();
  await blocked;
}

/** How many sets of weights are stored, as another page of the same origin sees it. */
function storedWeights(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const graft = await (await navigator.storage.getDirectory()).getDirectoryHandle('graft');
    let count = 0;
    for await (const file of (await graft.getDirectoryHandle('weights')).values()) if (file.name.endsWith('.json')) count += 1;
    return count;
  });
}
