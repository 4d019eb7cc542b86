import type { Activations, FeatureMap } from '../protocol/engine';
import type { LayerOutput } from './predict';

/** The channels of the largest mean, as pictures; or, of a list, its largest numbers: `most` of them. */
export function viewOf({ shape, values }: LayerOutput, most: number): Pick<Activations, 'shape' | 'maps' | 'units'> {
  if (shape.length === 3) return { shape, maps: topChannels(values, shape[2]!, most), units: [] };
  if (shape.length === 1) return { shape, maps: [], units: topUnits(values, most) };
  return { shape, maps: [], units: [] };
}

/** `values` are `[height, width, channels]`. */
function topChannels(values: Float32Array, channels: number, most: number): FeatureMap[] {
  const size = values.length / channels;
  const means = new Float64Array(channels);
  for (let i = 0; i < values.length; i++) means[i % channels]! += values[i]! / size;
  const order = [...means.keys()].sort((a, b) => means[b]! - means[a]! || a - b).slice(0, most);
  return order.map((channel) => ({ channel, mean: means[channel]!, pixels: toBytes(values, channel, channels, size) }));
}

function toBytes(values: Float32Array, channel: number, channels: number, size: number): Uint8Array {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < size; i++) {
    const value = values[i * channels + channel]!;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const scale = high > low ? 255 / (high - low) : 0;
  return Uint8Array.from({ length: size }, (_, i) => Math.round((values[i * channels + channel]! - low) * scale));
}

function topUnits(values: Float32Array, most: number): Activations['units'] {
  return [...values.keys()].sort((a, b) => values[b]! - values[a]! || a - b).slice(0, most).map((unit) => ({ unit, value: values[unit]! }));
}
