/** The Python environment with real Keras that Graft is checked and measured against. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';
import { cacheFolder, findPython, windows } from './python.mjs';

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
  const environment = join(cacheFolder, `peers-${hash}`);
  const executable = join(environment, windows ? 'Scripts/python.exe' : 'bin/python');
  const complete = join(environment, '.complete');
  if (existsSync(complete)) return executable;
  const python = findPython();
  if (!python) throw new Error('That needs Python 3.10 or later with its venv module.');
  console.log(`Making a Python environment with Keras in ${environment} ...`);
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(cacheFolder, { recursive: true });
  mustRun(python, ['-m', 'venv', environment]);
  mustRun(executable, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(complete, '');
  return executable;
}
