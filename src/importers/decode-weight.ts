import { z } from 'zod';
import { fromHalves } from '../core/half-float';

const valueBytes = { float32: 4, int32: 4, bool: 1, uint8: 1, uint16: 2, float16: 2 } as const;

/** One weight of a TensorFlow.js manifest, quantisation included; other dtypes than these are no layer weights. */
export const weightSpecSchema = z.object({
  name: z.string().min(1).max(1000),
  shape: z.array(z.int().min(0).max(2 ** 31)).max(8),
  dtype: z.enum(['float32', 'int32', 'bool']),
  quantization: z.union([
    z.object({ dtype: z.enum(['uint8', 'uint16']), scale: z.number(), min: z.number() }),
    z.object({ dtype: z.literal('float16') }),
  ]).optional(),
}).refine((weight) => weight.quantization?.dtype !== 'float16' || weight.dtype === 'float32', 'float16 stands only for float32');
export type ManifestWeight = z.output<typeof weightSpecSchema>;

export const bytesPerValue = (weight: ManifestWeight): number => valueBytes[weight.quantization?.dtype ?? weight.dtype];

/** The numbers of one weight, dequantised as tfjs-core's decodeWeights does: `value * scale + min`, rounded for int32. */
export function decodeWeight(weight: ManifestWeight, bytes: ArrayBuffer): Float32Array<ArrayBuffer> {
  const { quantization } = weight;
  if (quantization?.dtype === 'float16') return fromHalves(new Uint16Array(bytes));
  if (quantization) {
    const { scale, min } = quantization;
    const stored = quantization.dtype === 'uint8' ? new Uint8Array(bytes) : new Uint16Array(bytes);
    const whole = weight.dtype === 'int32';
    return Float32Array.from(stored, (value) => (whole ? Math.round(value * scale + min) : value * scale + min));
  }
  if (weight.dtype === 'int32') return Float32Array.from(new Int32Array(bytes));
  if (weight.dtype === 'bool') return Float32Array.from(new Uint8Array(bytes));
  return new Float32Array(bytes);
}
