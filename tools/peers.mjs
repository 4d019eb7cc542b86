/** `npm run test:peers`: checks Graft's files and training against real Keras, in a Python environment of its own. */
import { join } from 'node:path';
import { ensureInstalled, root, run } from './install.mjs';
import { peerPython } from './peer-python.mjs';

ensureInstalled();
try {
  process.env.GRAFT_PEER_PYTHON = peerPython();
} catch (thrown) {
  console.error(`The peer checks cannot be run: ${thrown.message} Mend that, or leave them out.`);
  process.exit(1);
}
process.env.TF_CPP_MIN_LOG_LEVEL = '3';
run(process.execPath, [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'peers']);
