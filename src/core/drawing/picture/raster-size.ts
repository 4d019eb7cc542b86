/** What browsers can draw: 16,384 px a side, and 64 million in all (256 MB of memory while it is made). */
const mostSide = 16_384;
const mostPixels = 64_000_000;

export interface RasterSize {
  readonly width: number;
  readonly height: number;
  /** px for one px of the picture's own; under `wanted` where it would be too large. */
  readonly scale: number;
}

/** The size in px of a picture at `wanted` px for each of its own, or of as many as there can be. */
export function rasterSize({ width, height }: { readonly width: number; readonly height: number }, wanted: number): RasterSize {
  const scale = Math.min(wanted, mostSide / Math.max(width, height), Math.sqrt(mostPixels / (width * height)));
  return { scale, width: Math.max(1, Math.floor(width * scale)), height: Math.max(1, Math.floor(height * scale)) };
}
