/**
 * `npm run bench`: speed and memory as ratios and counts measured in one run, each against its target.
 * Ends with status 1 when one misses. `npm run bench -- page` runs only the parts whose name holds `page`; what takes very long runs only so.
 */
import { ensureInstalled } from './install.mjs';

ensureInstalled();
const { ensureBuilt } = await import('./build.mjs');
const { ensureChromium } = await import('./ensure-chromium.mjs');
ensureBuilt();
process.env.CHROMIUM_PATH = ensureChromium();

const parts = {
  page: () => import('../tests/bench/page.mjs'),
  engine: () => import('../tests/bench/engine.mjs'),
  teachable: () => import('../tests/bench/teachable-machine.mjs'),
  data: () => import('../tests/bench/data.mjs'),
  'big-networks': () => import('../tests/bench/big-networks.mjs'),
  photographs: () => import('../tests/bench/photographs.mjs'),
};
const onlyByName = ['photographs'];

/** @type {{ name: string, value: number, unit: string, atMost?: number, atLeast?: number }[]} */
const figures = [];
for (const [name, load] of Object.entries(parts)) {
  if (process.argv[2] ? !name.includes(process.argv[2]) : onlyByName.includes(name)) continue;
  console.log(`\n== ${name}`);
  const { measure } = await load();
  for (const figure of await measure()) {
    figures.push(figure);
    console.log(line(figure));
  }
}

function holds({ value, atMost, atLeast }) {
  return Number.isFinite(value) && (atMost === undefined || value <= atMost) && (atLeast === undefined || value >= atLeast);
}

function line(figure) {
  const target = figure.atMost !== undefined ? `at most ${figure.atMost}` : figure.atLeast !== undefined ? `at least ${figure.atLeast}` : 'reported';
  return `${holds(figure) ? 'ok  ' : 'MISS'} ${figure.name}: ${Number(figure.value.toPrecision(4))} ${figure.unit} (${target})`;
}

const missed = figures.filter((figure) => !holds(figure));
console.log(`\n${figures.length - missed.length} of ${figures.length} figures within their targets`);
process.exit(missed.length ? 1 : 0);
