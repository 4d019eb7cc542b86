import { fromHalves, toHalves } from '../core/half-float';
import type { RecordFile, RecordStorage } from '../protocol/records';
import type { Example } from './examples';

/** How an example's numbers are kept. */
export type NumberKind = 'uint8' | 'float32' | 'float16';

export interface ExampleLayout {
  /** Numbers in each of an example's arrays. */
  readonly lengths: readonly number[];
  readonly kind: NumberKind;
}

/** An image and which of its views: 0 is the image as it is. */
export interface View {
  readonly id: string;
  readonly view: number;
}

type Packed = readonly (Uint8Array | Float32Array | Uint16Array)[];

const arrays = { uint8: Uint8Array, float32: Float32Array, float16: Uint16Array } as const;
const bytesOf = ({ lengths, kind }: ExampleLayout): number => lengths.reduce((sum, length) => sum + length, 0) * arrays[kind].BYTES_PER_ELEMENT;
const keyOf = ({ id, view }: View): string => `${view}/${id}`;
const idOf = (key: string): string => key.slice(key.indexOf('/') + 1);

/**
 * The last run's examples: people train again and again on the same images with another head. As many as fit are in memory, the others in a
 * file of records: images are read in another order each epoch, so that none is likelier to be wanted soon than another, and nothing is gained
 * by moving them to and fro.
 */
export class ExampleStore {
  #key = '';
  #layout: ExampleLayout = { lengths: [], kind: 'float32' };
  readonly #memory = new Map<string, Packed>();
  readonly #records = new Map<string, number>();
  #free: number[] = [];
  #file: RecordFile | null = null;

  constructor(private readonly memoryBytes: number, private readonly storage: RecordStorage | null) {}

  /** Forgets all unless these are the same images' examples: equal keys, equal examples. Of those, the images that are not of `ids` go. */
  async open(key: string, layout: ExampleLayout, ids: ReadonlySet<string>): Promise<void> {
    if (key !== this.#key) await this.clear();
    [this.#key, this.#layout] = [key, layout];
    for (const one of this.#memory.keys()) if (!ids.has(idOf(one))) this.#memory.delete(one);
    for (const [one, index] of this.#records) {
      if (ids.has(idOf(one))) continue;
      this.#records.delete(one);
      this.#free.push(index);
    }
  }

  /** Bytes that it can be expected to hold. */
  async room(): Promise<number> {
    return this.memoryBytes + ((await this.storage?.room()) ?? 0);
  }

  has(view: View): boolean {
    const key = keyOf(view);
    return this.#memory.has(key) || this.#records.has(key);
  }

  /** Whether none of it must be read from the file. */
  get inMemory(): boolean {
    return this.#records.size === 0;
  }

  /** @throws GraftFailure 'storage-full' where neither memory nor the disk holds it. */
  async put(view: View, example: Example): Promise<void> {
    const packed = pack(example, this.#layout);
    const bytes = bytesOf(this.#layout);
    if ((this.#memory.size + 1) * bytes <= this.memoryBytes || !this.storage) {
      this.#memory.set(keyOf(view), packed);
      return;
    }
    this.#file ??= await this.storage.open(bytes);
    const index = this.#free.pop() ?? this.#records.size;
    await this.#file.write(index, toBytes(packed, bytes));
    this.#records.set(keyOf(view), index);
  }

  /** In the order asked; each must have been put. */
  async read(views: readonly View[]): Promise<Example[]> {
    const keys = views.map(keyOf);
    const away = [...new Set(keys.filter((key) => !this.#memory.has(key)))];
    const records = away.length > 0 ? await this.#file!.read(away.map((key) => this.#records.get(key)!)) : [];
    const read = new Map(away.map((key, index) => [key, fromBytes(records[index]!, this.#layout)]));
    return keys.map((key) => unpack((this.#memory.get(key) ?? read.get(key))!, this.#layout));
  }

  async clear(): Promise<void> {
    const file = this.#file;
    [this.#key, this.#file, this.#free] = ['', null, []];
    this.#memory.clear();
    this.#records.clear();
    await file?.remove();
  }
}

function pack(example: Example, { kind }: ExampleLayout): Packed {
  return kind === 'float16' ? example.map((part) => toHalves(part as Float32Array)) : example;
}

function unpack(packed: Packed, { kind }: ExampleLayout): Example {
  return kind === 'float16' ? packed.map((part) => fromHalves(part as Uint16Array)) : (packed as Example);
}

function toBytes(packed: Packed, bytes: number): Uint8Array<ArrayBuffer> {
  const record = new Uint8Array(bytes);
  let at = 0;
  for (const part of packed) {
    record.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return record;
}

function fromBytes(record: Uint8Array<ArrayBuffer>, { lengths, kind }: ExampleLayout): Packed {
  let at = record.byteOffset;
  return lengths.map((length) => {
    const part = new arrays[kind](record.buffer, at, length);
    at += part.byteLength;
    return part;
  });
}
