import { describe, expect, it } from 'vitest';
import { boundsOf, cardSize } from '../../core/drawing/geometry';
import { centred, firstViewport, readableZoom, revealing, zoomToFit, type Viewport } from './viewport';

const frame = { width: 800, height: 700 };
const chain = (count: number) => Array.from({ length: count }, (_, row) => ({ x: 0, y: row * 120 }));
const onScreen = (point: { x: number; y: number }, { x, y, zoom }: Viewport) => {
  const [left, top] = [point.x * zoom + x, point.y * zoom + y];
  return left >= 0 && top >= 0 && left + cardSize.width * zoom <= frame.width && top + cardSize.height * zoom <= frame.height;
};

describe('the first view', () => {
  it('shows a small network whole', () => {
    const cards = chain(6);
    const view = firstViewport(boundsOf(cards)!, cards.at(-1)!, frame);
    expect(cards.every((card) => onScreen(card, view))).toBe(true);
  });

  it('shows the end of a long one, readable', () => {
    const cards = chain(90);
    const view = firstViewport(boundsOf(cards)!, cards.at(-1)!, frame);
    expect(view.zoom).toBeGreaterThan(readableZoom);
    expect(onScreen(cards.at(-1)!, view)).toBe(true);
    expect(onScreen(cards.at(-4)!, view)).toBe(true);
  });
});

describe('revealing', () => {
  const view = centred(boundsOf(chain(3))!, frame, 1);
  it('moves nothing for a card in view', () => {
    expect(revealing({ x: 0, y: 120 }, view, frame)).toBeNull();
  });

  it.each([{ x: 0, y: 640 }, { x: 0, y: 9000 }, { x: -900, y: 120 }])('brings %j into view', (card) => {
    expect(onScreen(card, view)).toBe(false);
    expect(onScreen(card, revealing(card, view, frame)!)).toBe(true);
  });
});

it('fits without magnifying', () => {
  expect(zoomToFit(boundsOf(chain(1))!, frame)).toBe(1);
  expect(boundsOf([])).toBeNull();
});
