/** One photograph. Its bytes lie in storage under `images/<id>`, its thumbnail under `thumbnails/<id>`. */
export interface ImageEntry {
  /** SHA-256 of the bytes, hex: the same picture dropped twice is one. */
  readonly id: string;
  /** As it was called, with its folders: `trucks/tanker/014.jpg`. */
  readonly path: string;
  readonly classId: string;
  /** Pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly format: ImageFormat;
  /** Set where the person's folders said so (`train/`, `val/`, `test/`): then no share is held out by chance. */
  readonly split: 'train' | 'validation' | null;
}

export const imageFormats = ['jpeg', 'png', 'webp', 'gif', 'avif', 'bmp'] as const;
export type ImageFormat = (typeof imageFormats)[number];

export interface ClassEntry {
  readonly id: string;
  readonly name: string;
}

export interface RejectedFile {
  readonly name: string;
  readonly reason: string;
}

export interface Dataset {
  readonly classes: readonly ClassEntry[];
  readonly images: readonly ImageEntry[];
  readonly rejected: readonly RejectedFile[];
  /** Drawn by the sample generator, not photographed: said wherever the images are shown. */
  readonly drawn: boolean;
}
