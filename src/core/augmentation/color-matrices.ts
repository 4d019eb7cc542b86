import type { ColorMatrix } from './picture';

/** Rec. 601's luma, as grey is made elsewhere in Graft. */
const luma = [0.299, 0.587, 0.114] as const;
const middle = 127.5;

/** `scale * color + add`. */
export const linear = (scale: number, add = 0): ColorMatrix => [scale, 0, 0, add, 0, scale, 0, add, 0, 0, scale, add];

/** Away from middle grey or towards it. */
export const contrastOf = (scale: number): ColorMatrix => linear(scale, middle * (1 - scale));

/** 0 makes it grey, 1 leaves it; luma stays. */
export function saturationOf(scale: number): ColorMatrix {
  const rest = 1 - scale;
  const row = luma.map((weight) => weight * rest);
  return [0, 1, 2].flatMap((channel) => [...row.map((value, index) => (index === channel ? value + scale : value)), 0]);
}

/** Turns colors around the grey axis; Rec. 709's luma stays (W3C, Filter Effects 1, `hueRotate`). */
export function hueOf(degrees: number): ColorMatrix {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    0.213 + cos * 0.787 - sin * 0.213, 0.715 - cos * 0.715 - sin * 0.715, 0.072 - cos * 0.072 + sin * 0.928, 0,
    0.213 - cos * 0.213 + sin * 0.143, 0.715 + cos * 0.285 + sin * 0.14, 0.072 - cos * 0.072 - sin * 0.283, 0,
    0.213 - cos * 0.213 - sin * 0.787, 0.715 - cos * 0.715 + sin * 0.715, 0.072 + cos * 0.928 + sin * 0.072, 0,
  ];
}
