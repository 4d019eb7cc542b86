import type { Page } from '@playwright/test';
import type { EpochPoint } from './measurement';

/**
 * Notes each epoch that the training worker reports from now on, and when. It listens on the channel between page and worker, since the page draws its
 * numbers only ten times a second, and the epochs of a head on ready features are shorter.
 *
 * @returns what gives the epochs so far; seconds count from the press on "Start training"
 */
export async function recordEpochs(page: Page): Promise<() => Promise<EpochPoint[]>> {
  await page.evaluate(() => {
    interface Call { readonly argumentList?: readonly { readonly value?: { readonly type?: string; readonly epoch: number; readonly valAccuracy: number; readonly valLoss: number } }[] }
    const points: EpochPoint[] = [];
    let start = 0;
    document.addEventListener('click', ({ target }) => {
      if ((target as Element).closest('button')?.textContent === 'Start training') start = performance.now();
    }, { capture: true });
    const listen = EventTarget.prototype.addEventListener;
    MessagePort.prototype.addEventListener = function (this: MessagePort, type: string, ...rest: [EventListenerOrEventListenerObject]) {
      if (type === 'message') {
        listen.call(this, 'message', (event) => {
          const told = ((event as MessageEvent).data as Call | null)?.argumentList?.[0]?.value;
          if (told?.type === 'epoch') points.push({ epoch: told.epoch, seconds: Math.round(performance.now() - start) / 1000, accuracy: told.valAccuracy, loss: told.valLoss });
        });
      }
      listen.call(this, type, ...rest);
    };
    Object.assign(globalThis, { epochPoints: points });
  });
  return () => page.evaluate(() => (globalThis as unknown as { epochPoints: EpochPoint[] }).epochPoints);
}
