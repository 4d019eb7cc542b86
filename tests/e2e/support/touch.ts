import type { Locator, Page } from '@playwright/test';

export type Point = readonly [x: number, y: number];

/** Fingers on the screen, as the browser itself feels them: what the page makes of them is not taken for granted. */
export async function fingers(page: Page) {
  const session = await page.context().newCDPSession(page);
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const put = (...points: Point[]) => send('touchStart', points);
  const move = (...points: Point[]) => send('touchMove', points);
  const lift = () => send('touchEnd', []);

  /** Each finger goes its own way in so many steps, and is lifted. */
  async function stroke(ways: readonly { readonly from: Point; readonly to: Point }[], steps = 5): Promise<void> {
    await put(...ways.map(({ from }) => from));
    for (let step = 1; step <= steps; step++) await move(...ways.map(({ from, to }): Point => [from[0] + ((to[0] - from[0]) * step) / steps, from[1] + ((to[1] - from[1]) * step) / steps]));
    await lift();
  }
  return { put, move, lift, stroke };
}

/** A place on an element, by its share of width and height. */
export async function pointOf(element: Locator, across = 0.5, down = 0.5): Promise<Point> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return [x + width * across, y + height * down];
}
