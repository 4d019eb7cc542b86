import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { secondsUntil, type Measurement, type Transfer } from './measurement';
import { transferPlot } from './plot';

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const marks = ['<!-- transfer: written by tests/transfer -->', '<!-- /transfer -->'] as const;

function table({ measurements }: Transfer): string {
  const goal = measurements.find(({ id }) => id === 'random')!.kept.accuracy;
  const row = (one: Measurement): string => {
    const until = secondsUntil(one, goal);
    const cells = [one.title, one.trainableParams.toLocaleString('en'), one.epochs, `${one.seconds.toFixed(0)} s`, `**${percent(one.kept.accuracy)}**`, percent(one.points.at(-1)!.accuracy), until === null ? 'never' : `${until.toFixed(1)} s`];
    return `| ${cells.join(' | ')} |`;
  };
  const heads = ['what is trained', 'parameters trained', 'epochs', 'time', 'accuracy', 'of the last epoch', `time until ${percent(goal)}`];
  return [`| ${heads.join(' | ')} |`, `|${' --- |'.repeat(heads.length)}`, ...measurements.map(row)].join('\n');
}

function settings({ common, measurements, train, heldOut, classes, network, machine }: Transfer): string {
  const shared = Object.entries(common).map(([name, value]) => `${name} ${value}`).join(', ');
  const rates = measurements.map(({ title, learningRate }) => `${learningRate} for “${title}”`).join(', ');
  return `${network} on ${train} photographs of ${classes} types of trucks, checked on ${heldOut} photographs of other vehicles; in the page, on ${machine}. All three: ${shared}. ` +
    `Learning rate: Adam's usual 0.001 where the trained weights start from random numbers, a third of it where pretrained ones go on: ${rates}. ` +
    'Accuracy is that of the epoch that Graft keeps, the one of the lowest loss on the held-out vehicles, for all three alike. Time counts from pressing “Start training”: decoding and the features of the frozen part are in it.';
}

const page = (transfer: Transfer): string => `# What transfer gains

Written by \`npx playwright test -c tests/transfer\` (after \`npm run build\`), with the figures of each epoch in [transfer.json](transfer.json).

${table(transfer)}

${settings(transfer)}

![Accuracy against seconds for the three ways of training](images/transfer.svg)

Random weights are those that each layer's initializer draws once its pretrained ones are forgotten (“Forget their weights” in the layer settings); nothing is
frozen then. It is stopped after a given number of epochs, not when it has learnt all that it could: with many more epochs it would get further.
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
  writeFileSync(readme, `${text.slice(0, from + marks[0].length)}\n${table(transfer)}\n\n${settings(transfer)}\n${text.slice(to)}`);
}
