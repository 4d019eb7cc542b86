import { css, shade, type Color } from './color';

export type Context = OffscreenCanvasRenderingContext2D;
/** x to the right, y up from the ground, in units of a hundredth of a long truck. */
export type Point = readonly [x: number, y: number];

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly kind: 'head' | 'tail' | 'blue';
}

export const corners = ({ x, y, w, h }: Box): Point[] => [[x, y], [x + w, y], [x + w, y + h], [x, y + h]];

/**
 * Draws solid things in oblique projection: the near side as it is, the far side moved by `depth`.
 * With no depth it is a plain side view; with a positive `depth[0]` the right-hand ends show.
 */
export class Pen {
  readonly lamps: Lamp[] = [];

  constructor(readonly context: Context, readonly depth: Point) {}

  /** A flat shape on the near side, `inward` (0 to 1) of the way to the far side. */
  flat(points: readonly Point[], fill: string | CanvasGradient, inward = 0): void {
    this.trace(points, inward);
    this.context.fillStyle = fill;
    this.context.fill();
  }

  /**
   * A solid with this outline (convex, counter-clockwise) all the way through, from `near` to `far` (0 to 1) of the vehicle's width.
   * `faces` gives other colours to the sides that edges of that index span.
   */
  solid(points: readonly Point[], color: Color, { near = 0, far = 1, faces = {} as Readonly<Record<number, Color>> } = {}): void {
    points.forEach((from, index) => {
      const to = points[(index + 1) % points.length]!;
      const normal: Point = [to[1] - from[1], from[0] - to[0]];
      if (normal[0] * this.depth[0] + normal[1] * this.depth[1] <= 0) return;
      const up = normal[1] / Math.hypot(...normal);
      this.quad(from, to, near, far, faces[index] ?? shade(color, up > 0.5 ? 9 : -9));
    });
    this.flat(points, this.sideFill(points, color), near);
  }

  box(box: Box, color: Color, options?: Parameters<Pen['solid']>[2]): void {
    this.solid(corners(box), color, options);
  }

  line(from: Point, to: Point, width: number, fill: string, inward = 0): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(...this.place(from, inward));
    context.lineTo(...this.place(to, inward));
    context.lineWidth = width;
    context.strokeStyle = fill;
    context.stroke();
  }

  disc([x, y]: Point, radius: number, fill: string | CanvasGradient, inward = 0): void {
    const { context } = this;
    const [cx, cy] = this.place([x, y], inward);
    context.beginPath();
    context.ellipse(cx, cy, radius, radius, 0, 0, 2 * Math.PI);
    context.fillStyle = fill;
    context.fill();
  }

  /** A patch of an end face, the one at `x`: seen only where that end is turned towards us. */
  endPatch(x: number, [low, high]: Point, [near, far]: Point, fill: string, end: 'front' | 'rear' = 'front'): void {
    if (end === 'front' ? this.depth[0] <= 0 : this.depth[0] >= 0) return;
    const { context } = this;
    context.beginPath();
    context.moveTo(...this.place([x, low], near));
    context.lineTo(...this.place([x, low], far));
    context.lineTo(...this.place([x, high], far));
    context.lineTo(...this.place([x, high], near));
    context.closePath();
    context.fillStyle = fill;
    context.fill();
  }

  /** Notes where a lamp is, in the picture's own pixels, for the light that it gives at night. */
  lamp(point: Point, kind: Lamp['kind'], inward = 0): void {
    const { x, y } = this.context.getTransform().transformPoint(new DOMPoint(...this.place(point, inward)));
    this.lamps.push({ x, y, kind });
  }

  /** Canvas coordinates of a point. */
  place([x, y]: Point, inward: number): [number, number] {
    return [x + this.depth[0] * inward, -(y + this.depth[1] * inward)];
  }

  private trace(points: readonly Point[], inward: number): void {
    const { context } = this;
    context.beginPath();
    points.forEach((point, index) => {
      if (index === 0) context.moveTo(...this.place(point, inward));
      else context.lineTo(...this.place(point, inward));
    });
    context.closePath();
  }

  private quad(from: Point, to: Point, near: number, far: number, color: Color): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(...this.place(from, near));
    context.lineTo(...this.place(to, near));
    context.lineTo(...this.place(to, far));
    context.lineTo(...this.place(from, far));
    context.closePath();
    context.fillStyle = css(color);
    context.fill();
    context.lineWidth = 0.25;
    context.strokeStyle = css(color);
    context.stroke();
  }

  /** Sides are a little darker towards the ground. */
  private sideFill(points: readonly Point[], color: Color): CanvasGradient {
    const heights = points.map(([, y]) => y);
    const fill = this.context.createLinearGradient(0, -Math.max(...heights), 0, -Math.min(...heights));
    fill.addColorStop(0, css(shade(color, 3)));
    fill.addColorStop(1, css(shade(color, -6)));
    return fill;
  }
}
