/** The Python environment with real Keras that Graft is checked and measured against. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './install.mjs';

const windows = process.platform === 'win32';

function mustRun(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${error?.message ?? `status ${status}`}.`);
}

/**
 * Path of its Python. It is made in the cache folder once, and anew when its requirements change.
 * @throws Error that says what is missing
 */
export function peerPython() {
  const requirements = join(root, 'tests', 'peers', 'requirements.txt');
  const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const cache = process.env.XDG_CACHE_HOME || (windows && process.env.LOCALAPPDATA) || join(homedir(), '.cache');
  const environment = join(cache, 'graft', `peers-${hash}`);
  const executable = join(environment, windows ? 'Scripts/python.exe' : 'bin/python');
  const complete = join(environment, '.complete');
  if (existsSync(complete)) return executable;
  const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0);
  if (!python) throw new Error('That needs Python 3.10 or later with its venv module.');
  console.log(`Making a Python environment with Keras in ${environment} ...`);
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(join(cache, 'graft'), { recursive: true });
  mustRun(python, ['-m', 'venv', environment]);
  mustRun(executable, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(complete, '');
  return executable;
}
