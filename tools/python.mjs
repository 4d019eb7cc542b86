/** What is common to all that runs Python here, or keeps something for later runs. */
import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const windows = process.platform === 'win32';

/** Graft's folder in the user's cache. */
export const cacheFolder = join(process.env.XDG_CACHE_HOME || (windows && process.env.LOCALAPPDATA) || join(homedir(), '.cache'), 'graft');

/** The name of a Python 3.10 or later with the venv module; undefined where there is none. */
export const findPython = () => ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys, venv; sys.exit(sys.version_info < (3, 10))']).status === 0);
