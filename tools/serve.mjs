/** Serves dist/ on this machine only, with the security headers. `node tools/serve.mjs [--port N]` takes exactly that port. */
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { securityHeaders } from './headers.mjs';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.json': 'application/json',
  '.wasm': 'application/wasm', '.bin': 'application/octet-stream', '.png': 'image/png', '.jpg': 'image/jpeg', '.md': 'text/markdown; charset=utf-8',
};

/** The file that a request's path names under `folder`; null for one outside of it or hidden. */
export function resolvePath(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.split(/[\\/]/).some((part) => part.startsWith('.'))) return null;
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  return file.startsWith(normalize(folder + sep)) ? file : null;
}

async function answer(folder, request, response) {
  const send = (status, headers, body) => response.writeHead(status, { ...securityHeaders, ...headers }).end(body);
  if (request.method !== 'GET' && request.method !== 'HEAD') return send(405, { Allow: 'GET, HEAD' });
  const file = resolvePath(folder, request.url ?? '/');
  const found = file && (await stat(file).catch(() => null));
  if (!file || !found?.isFile()) return send(404, { 'Content-Type': 'text/plain' }, 'Not found');
  const hashed = file.includes(`${sep}assets${sep}`);
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': types[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file).on('error', () => response.destroy()).pipe(response);
}

/**
 * @param {{ folder: string, port: number, tries?: number }} options `tries` further ports are tried when one is taken.
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export function serve({ folder, port, tries = 0 }) {
  return new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      answer(folder, request, response).catch(() => response.destroy());
    });
    let left = tries;
    server.on('error', (error) => {
      if (error.code === 'EADDRINUSE' && left-- > 0) server.listen(++port, 'localhost');
      else reject(error);
    });
    server.on('listening', () => resolve({ port: server.address().port, close: () => server.close() }));
    server.listen(port, 'localhost');
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const at = process.argv.indexOf('--port');
  const port = at > 0 ? Number(process.argv[at + 1]) : 4173;
  const folder = fileURLToPath(new URL('../dist', import.meta.url));
  const { port: taken } = await serve({ folder, port });
  console.log(`http://localhost:${taken}`);
}
