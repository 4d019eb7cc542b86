/** `npm run test:peers`: checks Graft's files and training against real Keras, in a Python environment of its own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';

ensureInstalled();

const windows = process.platform === 'win32';
const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0);
if (!python) {
  console.error('The peer checks need Python 3.10 or later with its venv module: install it, or leave them out.');
  process.exit(1);
}

const requirements = join(root, 'tests', 'peers', 'requirements.txt');
const hash = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
const cache = process.env.XDG_CACHE_HOME || (windows && process.env.LOCALAPPDATA) || join(homedir(), '.cache');
const environment = join(cache, 'graft', `peers-${hash}`);
const executable = join(environment, windows ? 'Scripts/python.exe' : 'bin/python');
const complete = join(environment, '.complete');

if (!existsSync(complete)) {
  console.log(`Making a Python environment for the peer checks in ${environment} ...`);
  rmSync(environment, { recursive: true, force: true });
  mkdirSync(join(cache, 'graft'), { recursive: true });
  run(python, ['-m', 'venv', environment]);
  run(executable, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]);
  writeFileSync(complete, '');
}
process.env.GRAFT_PEER_PYTHON = executable;
process.env.TF_CPP_MIN_LOG_LEVEL = '3';
run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'peers']);
