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
 * Calls `visit` for each kernel tap and each output row of the first `images` images, with the run of output pixels at which the tap
 * falls inside the input: the first one's place, that of the input pixel it reads, and how many there are. Neighbours in the run lie
 * `columnStride` input pixels apart.
 */
export function eachRun(g: Geometry, images: number, visit: (tap: number, outPixel: number, inPixel: number, count: number) => void): void {
  for (let tap = 0; tap < g.kernelRows * g.kernelColumns; tap++) {
    const rowShift = Math.floor(tap / g.kernelColumns) * g.rowRate - g.top;
    const columnShift = (tap % g.kernelColumns) * g.columnRate - g.left;
    const [firstRow, endRow] = insideRange(g.outRows, g.inRows, g.rowStride, rowShift);
    const [firstColumn, endColumn] = insideRange(g.outColumns, g.inColumns, g.columnStride, columnShift);
    for (let image = 0; image < images; image++) {
      for (let row = firstRow; row < endRow; row++) {
        const outPixel = image * pixelsOut(g) + row * g.outColumns + firstColumn;
        const inPixel = image * pixelsIn(g) + (row * g.rowStride + rowShift) * g.inColumns + firstColumn * g.columnStride + columnShift;
        visit(tap, outPixel, inPixel, endColumn - firstColumn);
      }
    }
  }
}
