/** What a browser's processes hold in memory, as Linux tells it. */
import { readFileSync, readdirSync } from 'node:fs';

/**
 * A browser's processes: those that `isFirst` says of, and all that they have started.
 * @param {(process: { pid: string, command: string }) => boolean} isFirst
 * @returns {{ pid: string, type: string }[]} `type`: `browser`, `renderer`, `gpu-process`, `utility`, ...
 */
export function processesOf(isFirst) {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((pid) => {
    const command = read(`/proc/${pid}/cmdline`);
    const parent = read(`/proc/${pid}/stat`).replace(/^.*\) /s, '').split(' ')[1];
    return command ? [{ pid, parent, command }] : [];
  });
  const found = new Set(all.filter(isFirst).map(({ pid }) => pid));
  for (let before = -1; found.size > before;) {
    before = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter(({ pid }) => found.has(pid)).map(({ pid, command }) => ({ pid, type: /--type=([\w-]+)/.exec(command)?.[1] ?? 'browser' }));
}

/** Bytes in memory, pages that it shares with others included. */
export const resident = (pid) => kilobytes(`/proc/${pid}/status`, /^VmRSS:\s+(\d+)/m);

/** Bytes in memory, pages that it shares with others in part. */
export const proportional = (pid) => kilobytes(`/proc/${pid}/smaps_rollup`, /^Pss:\s+(\d+)/m);

const kilobytes = (path, line) => Number(line.exec(read(path))?.[1] ?? 0) * 1024;

/** '' for a process that has ended meanwhile. */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
