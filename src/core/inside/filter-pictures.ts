import type { TensorValues } from '../tensor';

/** A picture as a canvas takes it: 4 bytes a pixel, red, green, blue, opaque. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** More would be no picture book but a wall. */
export const mostFilters = 256;

/**
 * The filters of a convolution that reads pictures, each as the picture it answers to most: its weights, the smallest black and the
 * largest white. `kernel` is `[height, width, channels, filters]` with 3 channels (in color) or 1 (in gray).
 * [] for any other kernel, or one without extent.
 */
export function filterPictures({ shape, values }: TensorValues): Picture[] {
  const [height = 0, width = 0, channels = 0, filters = 0] = shape;
  if (shape.length !== 4 || (channels !== 3 && channels !== 1) || height * width < 2) return [];
  return Array.from({ length: Math.min(filters, mostFilters) }, (_, filter) => {
    const weight = (pixel: number, channel: number): number => values[(pixel * channels + Math.min(channel, channels - 1)) * filters + filter]!;
    const [low, high] = rangeOf(height * width, channels, weight);
    const pixels = new Uint8ClampedArray(height * width * 4);
    for (let pixel = 0; pixel < height * width; pixel++) {
      for (let channel = 0; channel < 3; channel++) pixels[pixel * 4 + channel] = high > low ? (255 * (weight(pixel, channel) - low)) / (high - low) : 128;
      pixels[pixel * 4 + 3] = 255;
    }
    return { width, height, pixels };
  });
}

function rangeOf(pixels: number, channels: number, weight: (pixel: number, channel: number) => number): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let pixel = 0; pixel < pixels; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      const value = weight(pixel, channel);
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}
