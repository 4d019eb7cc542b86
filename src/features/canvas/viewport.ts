import { cardSize, type Box, type Point } from '../../core/drawing/geometry';

/** React Flow's: canvas px times `zoom`, plus x and y, is screen px in the frame. */
export interface Viewport extends Point {
  readonly zoom: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
}

export const readableZoom = 0.58;
const fullZoom = 0.9;
const margin = 28;

/** The largest zoom, up to 1, at which a box fits into the frame. */
export function zoomToFit({ left, top, right, bottom }: Box, { width, height }: Frame): number {
  return Math.min(1, (width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
}

export function centred(box: Box, frame: Frame, zoom: number): Viewport {
  return {
    zoom,
    x: frame.width / 2 - ((box.left + box.right) / 2) * zoom,
    y: frame.height / 2 - ((box.top + box.bottom) / 2) * zoom,
  };
}

/** All of the network where it stays readable; else, at a readable zoom, its end, where the output layer is. */
export function firstViewport(box: Box, end: Point, frame: Frame): Viewport {
  const zoom = zoomToFit(box, frame);
  if (zoom >= readableZoom) return centred(box, frame, zoom);
  const x = frame.width / 2 - (end.x + cardSize.width / 2) * fullZoom;
  return { zoom: fullZoom, x, y: frame.height - 2.5 * margin - (end.y + cardSize.height) * fullZoom };
}

/** The viewport moved as little as needed for a card, and the way to its neighbours, to be in the frame; null when it is already. */
export function revealing(card: Point, viewport: Viewport, frame: Frame): Viewport | null {
  const zoom = Math.max(viewport.zoom, 0.3);
  const shift = (start: number, size: number, room: number, neighbours: number) => {
    const around = Math.min(neighbours * zoom, (room - size) / 3);
    if (start < around) return around - start;
    if (start + size > room - around) return room - around - start - size;
    return 0;
  };
  const left = card.x * zoom + viewport.x;
  const top = card.y * zoom + viewport.y;
  const dx = shift(left, cardSize.width * zoom, frame.width, 56);
  const dy = shift(top, cardSize.height * zoom, frame.height, 132);
  if (dx === 0 && dy === 0 && zoom === viewport.zoom) return null;
  // Far away: to the middle, so that its surroundings are seen too.
  const far = Math.abs(dx) > frame.width / 3 || Math.abs(dy) > frame.height / 3;
  if (far) return centred({ left: card.x, top: card.y, right: card.x + cardSize.width, bottom: card.y + cardSize.height }, frame, zoom);
  return { zoom, x: viewport.x + dx, y: viewport.y + dy };
}
