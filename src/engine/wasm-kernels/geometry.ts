import { backend_util } from '@tensorflow/tfjs';

/** Sizes of a 2D convolution, channels last; rates are in `rowRate` and `columnRate`. */
export interface Geometry {
  readonly batch: number;
  readonly inRows: number;
  readonly inColumns: number;
  readonly inChannels: number;
  readonly outRows: number;
  readonly outColumns: number;
  readonly outChannels: number;
  readonly kernelRows: number;
  readonly kernelColumns: number;
  readonly rowStride: number;
  readonly columnStride: number;
  readonly rowRate: number;
  readonly columnRate: number;
  readonly top: number;
  readonly left: number;
}

export interface ConvAttrs {
  readonly strides: number | [number, number];
  readonly pad: Parameters<typeof backend_util.computeConv2DInfo>[4];
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: 'floor' | 'round' | 'ceil';
  readonly dataFormat?: string;
}

type Shape4 = [number, number, number, number];

/** @throws Error for channels first, which Graft never builds. */
export function geometryOf(inputShape: readonly number[], filterShape: readonly number[], attrs: ConvAttrs, depthwise: boolean): Geometry {
  if (attrs.dataFormat === 'NCHW') throw new Error('Convolutions with channels first are not supported.');
  const info = backend_util.computeConv2DInfo(
    inputShape as Shape4, filterShape as Shape4, attrs.strides, attrs.dilations ?? 1, attrs.pad, attrs.dimRoundingMode, depthwise,
  );
  return {
    batch: info.batchSize,
    inRows: info.inHeight, inColumns: info.inWidth, inChannels: info.inChannels,
    outRows: info.outHeight, outColumns: info.outWidth, outChannels: info.outChannels,
    kernelRows: info.filterHeight, kernelColumns: info.filterWidth,
    rowStride: info.strideHeight, columnStride: info.strideWidth,
    rowRate: info.dilationHeight, columnRate: info.dilationWidth,
    top: info.padInfo.top, left: info.padInfo.left,
  };
}

/** Numbers of one output image's places, and of one input image's. */
export const pixelsOut = (g: Geometry): number => g.outRows * g.outColumns;
export const pixelsIn = (g: Geometry): number => g.inRows * g.inColumns;

/** The half-open range of output positions at which a tap, `shift` before padding, falls inside the input. */
function insideRange(outSize: number, inSize: number, stride: number, shift: number): readonly [number, number] {
  const first = Math.max(0, Math.ceil(-shift / stride));
  const last = Math.min(outSize - 1, Math.floor((inSize - 1 - shift) / stride));
  return [first, Math.max(first, last + 1)];
}

/**
 * Calls `visit` for each output row of the first `images` images and each kernel tap, with the run of output pixels at which the tap
 * falls inside the input: the first one's place, that of the input pixel it reads, and how many there are. Neighbours in the run lie
 * `columnStride` input pixels apart.
 */
export function eachRun(g: Geometry, images: number, visit: (tap: number, outPixel: number, inPixel: number, count: number) => void): void {
  const columns = Array.from({ length: g.kernelColumns }, (_, column) => {
    const shift = column * g.columnRate - g.left;
    const [first, end] = insideRange(g.outColumns, g.inColumns, g.columnStride, shift);
    return { first, count: end - first, read: first * g.columnStride + shift };
  });
  for (let image = 0; image < images; image++) {
    for (let row = 0; row < g.outRows; row++) {
      const outPixel = image * pixelsOut(g) + row * g.outColumns;
      for (let kernelRow = 0; kernelRow < g.kernelRows; kernelRow++) {
        const inRow = row * g.rowStride + kernelRow * g.rowRate - g.top;
        if (inRow < 0 || inRow >= g.inRows) continue;
        const inPixel = image * pixelsIn(g) + inRow * g.inColumns;
        columns.forEach(({ first, count, read }, column) => {
          if (count > 0) visit(kernelRow * g.kernelColumns + column, outPixel + first, inPixel + read, count);
        });
      }
    }
  }
}
