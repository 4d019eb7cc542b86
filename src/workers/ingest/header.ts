import type { ImageFormat } from '../../core/dataset/types';

/** Pixels as the header states them, before EXIF orientation. */
export interface HeaderSize {
  readonly width: number;
  readonly height: number;
}

/**
 * A picture's size from its header alone, so that a small file that would unpack to gigabytes is refused before it is decoded.
 * @returns null when the header is broken or states no size where it should.
 */
export function headerSize(bytes: Uint8Array, format: ImageFormat): HeaderSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return readers[format](view);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

/** Whether the picture's end is there: browsers decode a cut file to a picture that is half grey. */
export function isComplete(bytes: Uint8Array, format: ImageFormat): boolean {
  if (format === 'jpeg') return hasJpegEnd(bytes);
  if (format === 'png') return endsWith(bytes, [0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
  if (format === 'webp') return bytes.length >= new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
  return true;
}

const readers: Readonly<Record<ImageFormat, (view: DataView) => HeaderSize | null>> = {
  jpeg: jpegSize,
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  bmp: bmpSize,
  webp: webpSize,
  avif: avifSize,
};

/** Walks the segments to the first start-of-frame marker (ITU-T T.81, B.1.1.3). */
function jpegSize(view: DataView): HeaderSize | null {
  let at = 2;
  for (;;) {
    while (view.getUint8(at) === 0xff && view.getUint8(at + 1) === 0xff) at++;
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    if (marker === 0xda || marker === 0xd9) return null;
    if (isStartOfFrame(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
}

const isStartOfFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function bmpSize(view: DataView): HeaderSize {
  if (view.getUint32(14, true) === 12) return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** The three kinds of WebP each state the size in their first chunk (RFC 9649). */
function webpSize(view: DataView): HeaderSize | null {
  const chunk = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk !== 'VP8X') return null;
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  return { width: uint24(24) + 1, height: uint24(27) + 1 };
}

/** The largest `ispe` (image spatial extents) box: thumbnails and grid tiles have one each. */
function avifSize(view: DataView): HeaderSize | null {
  const ispe = 0x69737065;
  let largest: HeaderSize | null = null;
  const end = Math.min(view.byteLength, 64 * 1024) - 16;
  for (let at = 0; at <= end; at++) {
    if (view.getUint32(at) !== ispe) continue;
    const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}

/** The end marker after the first scan: an embedded preview ends before that, and cameras append data after the end. */
function hasJpegEnd(bytes: Uint8Array): boolean {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    at += bytes[at + 1] === 0xff ? 1 : 2 + ((bytes[at + 2]! << 8) | bytes[at + 3]!);
  }
  for (let end = bytes.length - 2; end > at; end--) {
    if (bytes[end] === 0xff && bytes[end + 1] === 0xd9) return true;
  }
  return false;
}

/** Near the end rather than at it: some programs append a few bytes. */
function endsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  for (let at = bytes.length - mark.length; at >= Math.max(0, bytes.length - 65_536); at--) {
    if (mark.every((byte, index) => bytes[at + index] === byte)) return true;
  }
  return false;
}
