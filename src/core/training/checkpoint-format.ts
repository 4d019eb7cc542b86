import { z } from 'zod';
import { fnv1a } from '../hash';
import { headSchema, type Checkpoint, type CheckpointHead } from './checkpoint';

/** `GRFTCKP` and the version of the format. */
const magic = Uint8Array.of(0x47, 0x52, 0x46, 0x54, 0x43, 0x4b, 0x50, 1);
/** Magic, length of the JSON, its checksum. */
export const prefixBytes = 16;
const longestJson = 64 * 2 ** 20;

const storedSchema = z.object({
  head: headSchema,
  /** Names of the tensors and how many numbers each has, in their order. */
  index: z.array(z.tuple([z.string().max(2_000), z.int().min(0)])).max(100_000),
  /** Of the numbers. */
  checksum: z.int().min(0),
});

/** Magic, the JSON's length and checksum, the JSON, the tensors' numbers one after another. */
export function encodeCheckpoint({ tensors, ...head }: Checkpoint): Uint8Array<ArrayBuffer> {
  const index = Object.entries(tensors).map(([name, values]) => [name, values.length] as const);
  const numbers = new Float32Array(index.reduce((sum, [, length]) => sum + length, 0));
  let at = 0;
  for (const values of Object.values(tensors)) {
    numbers.set(values, at);
    at += values.length;
  }
  const json = new TextEncoder().encode(JSON.stringify({ head, index, checksum: fnv1a(new Uint32Array(numbers.buffer)) }));
  const bytes = new Uint8Array(prefixBytes + json.length + numbers.byteLength);
  bytes.set(magic);
  bytes.set(json, prefixBytes);
  bytes.set(new Uint8Array(numbers.buffer), prefixBytes + json.length);
  const prefix = new DataView(bytes.buffer);
  prefix.setUint32(8, json.length, true);
  prefix.setUint32(12, fnv1a(json), true);
  return bytes;
}

/** How many bytes the JSON behind the first `prefixBytes` has; null where they are not a checkpoint's. */
export function jsonBytes(prefix: Uint8Array): number | null {
  if (prefix.length < prefixBytes || magic.some((byte, at) => prefix[at] !== byte)) return null;
  const length = viewOf(prefix).getUint32(8, true);
  return length <= longestJson ? length : null;
}

/** What a checkpoint says, from its beginning alone; null for anything that is not whole. */
export const decodeHead = (bytes: Uint8Array): CheckpointHead | null => decodeJson(bytes)?.head ?? null;

/** null for anything that is not whole. */
export function decodeCheckpoint(bytes: Uint8Array<ArrayBuffer>): Checkpoint | null {
  const stored = decodeJson(bytes);
  if (!stored) return null;
  const { head, index, checksum } = stored;
  // A copy of its own, so that its numbers begin at a word.
  const { buffer } = bytes.slice(prefixBytes + jsonBytes(bytes)!);
  if (buffer.byteLength !== 4 * index.reduce((sum, [, length]) => sum + length, 0) || fnv1a(new Uint32Array(buffer)) !== checksum) return null;
  let at = 0;
  const tensors = Object.fromEntries(index.map(([name, length]) => {
    const values = new Float32Array(buffer, at, length);
    at += length * 4;
    return [name, values];
  }));
  return { ...head, tensors };
}

function decodeJson(bytes: Uint8Array): z.output<typeof storedSchema> | null {
  const length = jsonBytes(bytes);
  if (length === null || prefixBytes + length > bytes.length) return null;
  const json = bytes.subarray(prefixBytes, prefixBytes + length);
  if (viewOf(bytes).getUint32(12, true) !== fnv1a(json)) return null;
  try {
    return storedSchema.safeParse(JSON.parse(new TextDecoder().decode(json))).data ?? null;
  } catch {
    return null;
  }
}

const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView => new DataView(buffer, byteOffset, byteLength);
