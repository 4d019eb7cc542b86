import type { BuildPlan, Preprocessing } from '../core/graph/types';
import { GraftFailure } from '../protocol/errors';

/** What the network's input layer takes. */
export interface ImageInput {
  /** The input layer's name. */
  readonly layer: string;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly preprocessing: Preprocessing;
}

/** @throws GraftFailure when the network has not exactly one input, or one that is no image of known size. */
export function imageInput(plan: Pick<BuildPlan, 'inputs' | 'layers' | 'preprocessing'>): ImageInput {
  if (plan.inputs.length !== 1) {
    throw new GraftFailure({ code: 'build-failed', message: `This network has ${plan.inputs.length} inputs (${plan.inputs.join(', ')}). Graft feeds images to one input only.` });
  }
  const name = plan.inputs[0]!;
  const shape = plan.layers.find((layer) => layer.name === name)?.outputShape ?? [];
  const [height, width, channels] = shape;
  if (shape.length !== 3 || !height || !width || (channels !== 1 && channels !== 3)) {
    const given = shape.map((size) => size ?? '?').join(' × ');
    throw new GraftFailure({
      code: 'build-failed',
      layer: name,
      message: `The input layer ${name} takes ${given}. Graft feeds images: give it a height, a width, and 3 channels (1 for grey), such as 224 × 224 × 3.`,
    });
  }
  return { layer: name, height, width, channels, preprocessing: plan.preprocessing };
}

/** The part of a picture that is used: all of it, or the largest centred rectangle of the input's aspect. */
export function sourceRectangle(width: number, height: number, input: ImageInput): { x: number; y: number; width: number; height: number } {
  if (input.preprocessing.fit === 'stretch') return { x: 0, y: 0, width, height };
  const scale = Math.min(width / input.width, height / input.height);
  const [cropWidth, cropHeight] = [input.width * scale, input.height * scale];
  return { x: (width - cropWidth) / 2, y: (height - cropHeight) / 2, width: cropWidth, height: cropHeight };
}

/** RGBA bytes to `[height, width, channels]` bytes; grey by Rec. 601's luma. */
export function packChannels(rgba: Uint8ClampedArray, input: ImageInput): Uint8Array {
  const pixels = rgba.length / 4;
  const { channels } = input;
  const packed = new Uint8Array(pixels * channels);
  const grey = channels === 1 || input.preprocessing.color === 'grayscale';
  for (let pixel = 0; pixel < pixels; pixel++) {
    const [red, green, blue] = [rgba[4 * pixel]!, rgba[4 * pixel + 1]!, rgba[4 * pixel + 2]!];
    if (grey) packed.fill(Math.round(0.299 * red + 0.587 * green + 0.114 * blue), pixel * channels, (pixel + 1) * channels);
    else packed.set([red, green, blue], pixel * channels);
  }
  return packed;
}

/** Network input from bytes: `pixel * scale + offset`. */
export function toNetworkInput(pixels: ArrayLike<number>, preprocessing: Preprocessing, into: Float32Array, at: number): void {
  const { scale, offset } = preprocessing;
  for (let i = 0; i < pixels.length; i++) into[at + i] = pixels[i]! * scale + offset;
}

/**
 * Decodes a picture upright (EXIF orientation) and scales it to the input's size: bytes `[height, width, channels]`.
 * Transparent parts become white.
 * @throws when the browser cannot decode it.
 */
export async function decodeImage(blob: Blob, input: ImageInput): Promise<Uint8Array> {
  const bitmap = await createImageBitmap(blob, { imageOrientation: 'from-image' });
  try {
    const canvas = new OffscreenCanvas(input.width, input.height);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser gives no 2D canvas in a worker');
    context.imageSmoothingQuality = 'high';
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, input.width, input.height);
    const source = sourceRectangle(bitmap.width, bitmap.height, input);
    context.drawImage(bitmap, source.x, source.y, source.width, source.height, 0, 0, input.width, input.height);
    return packChannels(context.getImageData(0, 0, input.width, input.height).data, input);
  } finally {
    bitmap.close();
  }
}
