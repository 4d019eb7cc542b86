/** What a person does with a big network, timed in the page itself. Times are in ms. */

/** From choosing the files to the end of the first frame that shows the network, folded as it opens. All blocks are expanded after that. */
export async function openingTime(page, { json, weights, layers }) {
  // Another network in between, or there would be nothing to wait for.
  await openBase(page);
  await page.evaluate((expected) => {
    document.querySelector('[aria-label="Open model files"]').addEventListener('change', () => {
      const began = performance.now();
      const cards = () => [...document.querySelectorAll('.react-flow__node')];
      const old = new Set(cards());
      const inView = (card) => {
        const { top, bottom, left, right } = card.getBoundingClientRect();
        return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
      };
      const drawn = () => document.querySelector('[data-testid="model-summary"]')?.dataset.layers === String(expected) && cards().some((card) => !old.has(card) && inView(card));
      const channel = new MessageChannel();
      channel.port1.onmessage = () => { window.opening = performance.now() - began; };
      const look = () => (drawn() ? channel.port2.postMessage(null) : requestAnimationFrame(look));
      window.opening = null;
      requestAnimationFrame(look);
    }, { once: true, capture: true });
  }, layers);
  await page.getByLabel('Open model files').setInputFiles([
    { name: 'model.json', mimeType: 'application/json', buffer: Buffer.from(json) },
    { name: 'weights.bin', mimeType: 'application/octet-stream', buffer: Buffer.from(weights) },
  ]);
  await page.waitForFunction(() => typeof window.opening === 'number', null, { timeout: 120_000 });
  await expandAll(page);
  return page.evaluate(() => window.opening);
}

async function openBase(page) {
  const select = page.getByLabel('Base network', { exact: true });
  const first = await select.evaluate((element) => [...element.options].find(({ value }) => value.startsWith('graftnet'))?.value);
  if (await select.evaluate((element) => element.value) === first) return;
  await select.selectOption(first);
  await page.waitForFunction(() => Number(document.querySelector('[data-testid="model-summary"]').dataset.layers) < 200, null, { timeout: 60_000 });
  await page.waitForTimeout(300);
}

async function expandAll(page) {
  const button = page.getByRole('button', { name: 'Expand all', exact: true });
  if ((await button.count()) > 0 && (await button.isEnabled())) await button.click();
  await page.waitForTimeout(1000);
}

/** Freezing, deleting and undoing by key, in the middle of the network, from the key press to the frame that shows it. */
export async function editingTimes(page, count) {
  const times = [];
  for (let at = 0; at < count; at++) {
    await focusMiddle(page, at);
    for (const key of at % 2 ? ['Delete', 'Control+z'] : ['f', 'Control+z']) {
      await page.evaluate(watchEdit, key);
      await page.keyboard.press(key);
      times.push(await (await page.waitForFunction(() => window.edited, null, { polling: 50 })).jsonValue());
    }
    // Some edits meet the saving of those before, some do not.
    await page.waitForTimeout(100 * (at % 6));
  }
  return times;
}

async function focusMiddle(page, at) {
  const search = page.getByRole('searchbox', { name: 'Find in network' });
  await search.fill('_bn');
  const steps = 1 + (at % 5);
  for (let step = 0; step < steps; step++) await search.press('ArrowUp');
  await search.press('Enter');
  await page.waitForFunction(() => document.activeElement?.dataset.layer !== undefined);
}

/** Sets `window.edited` to the time from the next key press to the end of the frame in which the summary or the focused card tells of its edit. */
function watchEdit() {
  window.edited = undefined;
  const summary = () => JSON.stringify({ ...document.querySelector('[data-testid="model-summary"]').dataset });
  const before = summary();
  addEventListener('keydown', ({ timeStamp }) => {
    const channel = new MessageChannel();
    const painted = () => { window.edited ??= performance.now() - timeStamp; };
    channel.port1.onmessage = painted;
    const look = () => {
      if (summary() === before) return requestAnimationFrame(look);
      // Both a message from a frame's callback and the next frame come after this one is painted; while something moves, the next frame comes first.
      channel.port2.postMessage(null);
      requestAnimationFrame(painted);
    };
    requestAnimationFrame(look);
  }, { once: true, capture: true });
}

/** Drags the canvas about, a step each frame. @returns `frames` a second, and `work`: the main thread's processor time for a frame, which other programs do not add to */
export const panning = (page, seconds) => measured(page, seconds, () => {
  const pane = document.querySelector('.react-flow__pane');
  const box = pane.getBoundingClientRect();
  const at = (step) => ({ x: box.x + box.width / 2 + 300 * Math.sin(step / 17), y: box.y + box.height / 2 + 250 * Math.sin(step / 23) });
  const send = (target, type, { x, y }) => target.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, view: window, clientX: x, clientY: y, button: 0, buttons: 1 }));
  send(pane, 'mousedown', at(0));
  window.drive = { step: (number) => send(window, 'mousemove', at(number)), end: () => send(window, 'mouseup', at(0)) };
});

/** Turns the wheel up and down, a step each frame. */
export const zooming = (page, seconds) => measured(page, seconds, () => {
  const pane = document.querySelector('.react-flow__pane');
  const box = pane.getBoundingClientRect();
  const turn = (deltaY) => pane.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, view: window, clientX: box.x + box.width / 2, clientY: box.y + box.height / 2, deltaY }));
  window.drive = { step: (number) => turn(Math.floor(number / 40) % 2 ? -30 : 30), end: () => {} };
});

async function measured(page, seconds, start) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => (await client.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration').value * 1000;
  const before = await worked();
  await page.evaluate(start);
  const { frames, time } = await page.evaluate((length) => new Promise((resolve) => {
    const viewport = document.querySelector('.react-flow__viewport');
    const from = viewport.style.transform;
    const { step, end } = window.drive;
    const began = performance.now();
    let [number, moved] = [0, false];
    const frame = () => {
      moved ||= viewport.style.transform !== from;
      if (performance.now() - began > length) {
        end();
        resolve({ frames: moved ? number : NaN, time: performance.now() - began });
        return;
      }
      step(number++);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }), seconds * 1000);
  const work = (await worked()) - before;
  await client.detach();
  return { frames: frames / (time / 1000), work: work / frames };
}

/** `count` edits by key and then as many undos; the document is as before. */
export async function manyEdits(page, count) {
  await focusMiddle(page, 0);
  const layers = () => page.getByTestId('model-summary').getAttribute('data-layers');
  const before = await layers();
  for (let at = 0; at < count; at++) await page.keyboard.press('f');
  for (let at = 0; at < count; at++) await page.keyboard.press('Control+z');
  if ((await layers()) !== before) throw new Error('Undo did not lead back.');
  await page.waitForTimeout(1500);
}

export async function heapAfterGc(page) {
  const client = await page.context().newCDPSession(page);
  for (let time = 0; time < 3; time++) await client.send('HeapProfiler.collectGarbage');
  const { usedSize } = await client.send('Runtime.getHeapUsage');
  await client.detach();
  return usedSize;
}
