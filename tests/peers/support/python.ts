import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'graft-peers-'));

/** Runs a script of this folder in the peers' Python; its standard output. */
export function python(script: string, args: readonly string[]): string {
  const executable = process.env['GRAFT_PEER_PYTHON'];
  if (!executable) throw new Error('Run these with npm run test:peers: it makes the Python environment.');
  const { status, stdout, stderr } = spawnSync(executable, [join(import.meta.dirname, '..', script), ...args], { encoding: 'utf8', env: { ...process.env, CUDA_VISIBLE_DEVICES: '' } });
  if (status !== 0) throw new Error(`${script} failed:\n${stderr.slice(-4000)}`);
  return stdout;
}

export function readFloats(path: string): Float32Array {
  const bytes = readFileSync(path);
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
