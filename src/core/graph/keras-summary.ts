import { printable } from '../printable';
import { analyze } from './analyze';
import { indexOf } from './graph-index';
import type { GraphDocument } from './types';

const grouped = (count: number): string => count.toLocaleString('en');

/** As Keras says it: 4 bytes a number, in the largest unit that leaves 1 or more. */
function bytes(numbers: number): string {
  const size = numbers * 4;
  if (size < 1024) return `${size.toFixed(2)} B`;
  const power = Math.min(3, Math.floor(Math.log2(size) / 10));
  return `${(size / 1024 ** power).toFixed(2)} ${['B', 'KB', 'MB', 'GB'][power]}`;
}

const tuple = (shape: readonly (number | null)[]): string => `(${['None', ...shape.map((size) => size ?? 'None')].join(', ')}${shape.length === 0 ? ',' : ''})`;

/** `model.summary()`'s row of one layer, its connections one a line. */
type Row = readonly [layer: string, shape: string, params: string, connected: string];

const headings: Row = ['Layer (type)', 'Output Shape', 'Param #', 'Connected to'];

/**
 * The table that Keras 3's `model.summary()` prints: a layer's name and type, its output's shape with the batch, how many numbers its
 * weights hold and what goes in (left out where each layer follows the one before it, as Keras does of a chain), and the totals with
 * their sizes at 4 bytes a number. Columns are as wide as they need to be; Keras cuts long names instead.
 */
export function kerasSummary(document: GraphDocument): string {
  const { layers, params, trainableParams: trainable } = analyze(document);
  const chain = isChain(document);
  const rows = document.layers.map(({ name, type, inputs }): Row => {
    const analysis = layers.get(name);
    const shape = analysis?.outputShape;
    return [`${printable(name)} (${printable(type)})`, shape ? tuple(shape) : '?', grouped(analysis?.params ?? 0), inputs.length === 0 ? '-' : inputs.map((input) => `${printable(input)}[0][0]`).join(', ')];
  });
  return [
    `Model: "${printable(document.name)}"`,
    table(rows, chain ? 3 : 4),
    ` Total params: ${grouped(params)} (${bytes(params)})`,
    ` Trainable params: ${grouped(trainable)} (${bytes(trainable)})`,
    ` Non-trainable params: ${grouped(params - trainable)} (${bytes(params - trainable)})`,
    '',
  ].join('\n');
}

function isChain(document: GraphDocument): boolean {
  const { successors } = indexOf(document);
  return document.layers.every(({ name, inputs }, at) => inputs.length === (at === 0 ? 0 : 1) && successors.get(name)!.length <= 1);
}

function table(rows: readonly Row[], columns: number): string {
  const widths = headings.slice(0, columns).map((heading, at) => Math.max(heading.length, ...rows.map((row) => row[at]!.length)));
  const rule = (left: string, line: string, cross: string, right: string) => left + widths.map((width) => line.repeat(width + 2)).join(cross) + right;
  const cell = (text: string, at: number) => (at === 2 ? text.padStart(widths[at]!) : text.padEnd(widths[at]!));
  const line = (row: Row, side: string) => side + row.slice(0, columns).map((text, at) => ` ${cell(text, at)} `).join(side) + side;
  const between = rule('├', '─', '┼', '┤');
  return [rule('┏', '━', '┳', '┓'), line(headings, '┃'), rule('┡', '━', '╇', '┩'), rows.map((row) => line(row, '│')).join(`\n${between}\n`), rule('└', '─', '┴', '┘')].join('\n');
}
