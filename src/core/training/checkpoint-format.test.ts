import { expect, test } from 'vitest';
import { firstPosition, type Checkpoint } from './checkpoint';
import { decodeCheckpoint, decodeHead, encodeCheckpoint } from './checkpoint-format';
import { noPoints } from './curves';
import { lastCheckpoint, lastHead } from './last-checkpoint';

const some = (sequence: number, runId = 'run'): Checkpoint => ({
  runId, sequence, backend: 'wasm', features: true, seconds: 1.5, position: { ...firstPosition, epoch: 3, step: 2, loss: 0.1 + 0.2, losses: [1 / 3] }, epochs: [], steps: noPoints, optimizer: { step: 7, pending: 0 },
  tensors: { 'weights/dense/kernel': Float32Array.of(1 / 3, -0, NaN, 1e-45), 'best/größe': Float32Array.of(), 'slots/dense/kernel/m': Float32Array.of(sequence) },
});

test('comes back as it was, every number to the bit', () => {
  const decoded = decodeCheckpoint(encodeCheckpoint(some(4)));
  expect(decoded).toEqual(some(4));
  expect(Object.is(decoded!.tensors['weights/dense/kernel']![1], -0)).toBe(true);
});

test('is refused when it is cut off, or a single bit is another', () => {
  const bytes = encodeCheckpoint(some(4));
  expect(decodeCheckpoint(bytes.slice(0, bytes.length - 4))).toBeNull();
  expect(decodeCheckpoint(bytes.slice(0, bytes.length - 1))).toBeNull();
  expect(decodeCheckpoint(bytes.slice(0, 9))).toBeNull();
  expect(decodeCheckpoint(new Uint8Array(64))).toBeNull();
  for (let at = 0; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at]! ^= 1;
    expect(decodeCheckpoint(damaged), `byte ${at}`).toBeNull();
  }
});

test('is refused when it is whole but says what no run says', () => {
  const wrong: Partial<Record<keyof Checkpoint, unknown>>[] = [{ backend: 'abacus' }, { sequence: -1 }, { position: { ...firstPosition, epoch: 1e9 } }, { epochs: [{}] }, { steps: { ...noPoints, stride: 0 } }, { optimizer: {} }];
  for (const change of wrong) expect(decodeHead(encodeCheckpoint({ ...some(4), ...change } as Checkpoint)), JSON.stringify(change)).toBeNull();
});

test('of two files the last that is whole is taken', async () => {
  const [first, second] = [encodeCheckpoint(some(1)), encodeCheckpoint(some(2))];
  const last = async (...files: Uint8Array<ArrayBuffer>[]) => (await lastCheckpoint('run', files.map((bytes) => new Blob([bytes]))))?.sequence;
  expect(await last(second, first)).toBe(2);
  expect(await last(first, second.slice(0, -8))).toBe(1);
  expect(await last(first, encodeCheckpoint(some(9, 'another')))).toBe(1);
  expect(await last()).toBeUndefined();
});

test('tells where it stands from its beginning alone', async () => {
  const bytes = encodeCheckpoint(some(3));
  const read: number[] = [];
  const file = new Blob([bytes]);
  const watched = { slice: (from: number, to: number) => (read.push(to), file.slice(from, to)) } as unknown as Blob;
  expect((await lastHead('run', [watched]))?.position).toEqual(some(3).position);
  expect(Math.max(...read)).toBeLessThan(bytes.length - 4 * 4);
});
