import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secondsUntil, type Comparison, type Measurement, type Transfer } from './measurement';
import { transferPlot } from './plot';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const marks = ['<!-- transfer: written by tests/transfer -->', '<!-- /transfer -->'] as const;

const columns = ['photographs', 'what is trained', 'numbers trained', 'learning rate', 'epochs', 'time', 'accuracy', 'time to the accuracy of random weights'];

function row({ title, measurements }: Comparison, one: Measurement): string {
  const goal = measurements.find(({ id }) => id === 'random')!.kept.accuracy;
  const until = secondsUntil(one, goal);
  const cells = [title, one.title, one.trainableParams.toLocaleString('en'), one.learningRate, one.epochs, `${one.seconds.toFixed(0)} s`, `**${percent(one.kept.accuracy)}**`, until === null ? 'not reached' : `${until.toFixed(1)} s`];
  return `| ${cells.join(' | ')} |`;
}

const table = ({ comparisons }: Transfer): string =>
  [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`, ...comparisons.flatMap((comparison) => comparison.measurements.map((one) => row(comparison, one)))].join('\n');

const setUp = ({ comparisons, classes, batchSize, seed, machine }: Transfer): string =>
  `The embedded network for cars, fitted to ${classes} types of trucks in the page, on ${machine} (WASM); checked on ${comparisons[0]!.heldOut} photographs of vehicles that are in no ` +
  `training photograph. All with Adam, batches of ${batchSize}, seed ${seed}, no augmentation. Learning rates by one rule: Adam's usual 0.001 where layers deep in the network are trained, ten ` +
  'times that where only a last layer on fixed features is. The accuracy is that of the epoch that Graft keeps, the one of the lowest loss on the held-out vehicles; the time is that of the ' +
  'whole run, decoding the photographs and the features of the frozen part included, on a machine that was not idle otherwise.';

const page = (transfer: Transfer): string => `# What transfer gains

Written by \`npx playwright test -c tests/transfer\` (after \`npm run build\`); every epoch is in [transfer.json](transfer.json).

${table(transfer)}

${setUp(transfer)}

![Accuracy against seconds for the three ways of training](images/transfer.svg)

Random weights are those that each layer's initializer draws once its pretrained ones are forgotten (“Forget their weights” in the layer settings); nothing is
frozen then. One run each: with few photographs another draw of them would give figures some points higher or lower. The trucks were photographed by one fixed
camera, which makes them easier than photographs of everywhere: with all of them even a network from random weights learns much, and so does a
logistic regression on raw pixels ([base-network.md](base-network.md)). What transfer gains there is mostly time; with few photographs it is accuracy.
`;

/** Writes transfer.json, transfer.md and images/transfer.svg below `docs`, and the README's own part, where one is given. */
export function report(transfer: Transfer, docs: string, readme: string | null): void {
  mkdirSync(join(docs, 'images'), { recursive: true });
  writeFileSync(join(docs, 'transfer.json'), `${JSON.stringify(transfer, null, 1)}\n`);
  writeFileSync(join(docs, 'transfer.md'), page(transfer));
  writeFileSync(join(docs, 'images', 'transfer.svg'), transferPlot(transfer));
  if (readme === null) return;
  const text = readFileSync(readme, 'utf8');
  const [from, to] = marks.map((mark) => text.indexOf(mark)) as [number, number];
  if (from < 0 || to < from) throw new Error(`${readme} has no part between ${marks.join(' and ')}.`);
  writeFileSync(readme, `${text.slice(0, from + marks[0].length)}\n${table(transfer)}\n\n${setUp(transfer)}\n${text.slice(to)}`);
}
