import type { ImageFormat } from '../../core/dataset/types';

/** What a file's first bytes say it is: a picture Graft reads, or why it is not one. */
export type Sniffed =
  | { readonly kind: 'image'; readonly format: ImageFormat }
  | { readonly kind: 'refused'; readonly reason: string };

/** How many bytes from the start `sniff` wants. */
export const sniffBytes = 512;

const takes = 'Graft takes JPEG, PNG, WebP, GIF, AVIF and BMP.';

interface Signature {
  readonly offset: number;
  /** Latin-1 text of the bytes. */
  readonly bytes: string;
}

const images: readonly (Signature & { readonly format: ImageFormat })[] = [
  { offset: 0, bytes: '\xff\xd8\xff', format: 'jpeg' },
  { offset: 0, bytes: '\x89PNG\r\n\x1a\n', format: 'png' },
  { offset: 0, bytes: 'GIF87a', format: 'gif' },
  { offset: 0, bytes: 'GIF89a', format: 'gif' },
];

const refused: readonly (Signature & { readonly what: string; readonly advice: string })[] = [
  { offset: 0, bytes: 'II*\0', what: 'a TIFF picture', advice: 'Save it as PNG or JPEG.' },
  { offset: 0, bytes: 'MM\0*', what: 'a TIFF picture', advice: 'Save it as PNG or JPEG.' },
  { offset: 0, bytes: '%PDF', what: 'a PDF', advice: 'Export its pages as PNG or JPEG.' },
  { offset: 0, bytes: '8BPS', what: 'a Photoshop document', advice: 'Export it as PNG or JPEG.' },
  { offset: 0, bytes: '\xff\x0a', what: 'a JPEG XL picture', advice: 'Save it as JPEG or PNG.' },
  { offset: 0, bytes: '\0\0\0\x0cJXL ', what: 'a JPEG XL picture', advice: 'Save it as JPEG or PNG.' },
  { offset: 0, bytes: '\0\0\0\x0cjP  ', what: 'a JPEG 2000 picture', advice: 'Save it as JPEG or PNG.' },
  { offset: 0, bytes: '\0\0\x01\0', what: 'an icon file', advice: 'Save it as PNG.' },
  { offset: 0, bytes: '\x1aE\xdf\xa3', what: 'a video', advice: 'Save single frames of it as JPEG.' },
  { offset: 0, bytes: 'OggS', what: 'a sound or video file', advice: 'Save single frames of it as JPEG.' },
  { offset: 0, bytes: 'PK\x03\x04', what: 'a zip archive', advice: 'Unpack it and drop the folder.' },
  { offset: 0, bytes: 'Rar!', what: 'a RAR archive', advice: 'Unpack it and drop the folder.' },
  { offset: 0, bytes: '7z\xbc\xaf', what: 'a 7-Zip archive', advice: 'Unpack it and drop the folder.' },
  { offset: 0, bytes: '\x1f\x8b', what: 'a gzip archive', advice: 'Unpack it and drop the folder.' },
];

/** @param head at least the first `sniffBytes` bytes, or all of a shorter file. */
export function sniff(head: Uint8Array): Sniffed {
  const text = latin1(head);
  const at = ({ offset, bytes }: Signature) => text.startsWith(bytes, offset);
  const image = images.find(at);
  if (image) return { kind: 'image', format: image.format };
  if (isBmp(head, text)) return { kind: 'image', format: 'bmp' };
  if (text.startsWith('RIFF')) return sniffRiff(text);
  if (text.startsWith('ftyp', 4)) return sniffIsoMedia(head, text);
  const known = refused.find(at);
  if (known) return no(known.what, known.advice);
  return sniffText(head, text);
}

const no = (what: string, advice: string): Sniffed => ({ kind: 'refused', reason: `This is ${what}. ${advice}` });

/** `BM` alone is two letters that text may begin with: the header's size must be one of those that exist. */
function isBmp(head: Uint8Array, text: string): boolean {
  return text.startsWith('BM') && head.length >= 26 && [12, 16, 40, 52, 56, 64, 108, 124].includes(head[14]! | (head[15]! << 8));
}

function sniffRiff(text: string): Sniffed {
  if (text.startsWith('WEBP', 8)) return { kind: 'image', format: 'webp' };
  if (text.startsWith('AVI ', 8)) return no('a video (AVI)', 'Save single frames of it as JPEG.');
  return no('a sound file', takes);
}

/** AVIF, HEIC and MP4 share a container: the brands after `ftyp` tell them apart. */
function sniffIsoMedia(head: Uint8Array, text: string): Sniffed {
  const size = new DataView(head.buffer, head.byteOffset).getUint32(0);
  const brands = [text.slice(8, 12)];
  for (let at = 16; at + 4 <= Math.min(size, text.length); at += 4) brands.push(text.slice(at, at + 4));
  const has = (...some: string[]) => some.some((brand) => brands.includes(brand));
  if (has('avif', 'avis')) return { kind: 'image', format: 'avif' };
  if (has('heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1')) {
    return no('an HEIC picture, which browsers cannot read', 'Save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible).');
  }
  return no('a video', 'Save single frames of it as JPEG.');
}

function sniffText(head: Uint8Array, text: string): Sniffed {
  const start = text.replace(/^\xef\xbb\xbf/, '').trimStart().toLowerCase();
  if (start.startsWith('<svg') || (start.startsWith('<?xml') && start.includes('<svg'))) {
    return no('an SVG drawing', 'Save it as PNG.');
  }
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) {
    return no('a web page', 'Save the picture itself, not the page that shows it.');
  }
  const isText = head.every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
  return { kind: 'refused', reason: isText ? `This is text, not a picture. ${takes}` : `Not a kind of picture that Graft knows. ${takes}` };
}

function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.subarray(0, sniffBytes));
}
