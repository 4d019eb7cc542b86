/** `npm start`: install if needed, build if needed, serve, open the page. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, root } from './install.mjs';

function openBrowser(address) {
  const [command, args] =
    process.platform === 'darwin' ? ['open', [address]]
    : process.platform === 'win32' ? ['cmd', ['/c', 'start', '', address]]
    : ['xdg-open', [address]];
  // A machine without a desktop has no such command: the address printed above is enough there.
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {}).unref();
}

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
ensureBuilt();
const { serve } = await import('./serve.mjs');
const wanted = Number(process.env.PORT) || 4173;
const { port } = await serve({ folder: join(root, 'dist'), port: wanted, tries: 50 });
const address = `http://localhost:${port}`;
console.log(`\n  Graft is at ${address}\n  Ctrl+C ends it. Nothing you open there leaves this machine.\n`);
if (!process.env.CI && process.env.BROWSER !== 'none') openBrowser(address);
