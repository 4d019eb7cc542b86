/** Builds the page into dist/, only when something it is made of has changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './install.mjs';

const sources = ['index.html', 'vite.config.ts', 'tsconfig.json', 'package-lock.json', 'tools/headers.mjs', 'tools/custom-layers-module.mjs', 'tools/wasm-kernels.mjs', 'src', 'public'];
const stamp = join(root, 'dist', '.graft-build');

function fingerprint() {
  const hash = createHash('sha256');
  const visit = (path) => {
    const stat = statSync(join(root, path));
    if (stat.isDirectory()) for (const name of readdirSync(join(root, path)).sort()) visit(`${path}/${name}`);
    else hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const path of sources) visit(path);
  return hash.digest('hex');
}

export function ensureBuilt() {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log('Building the page ...');
  run(process.execPath, [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'warn']);
  writeFileSync(stamp, now);
}
