import { multiplierText } from '../learning-rate';
import type { GraphDocument } from '../types';
import { argumentText } from './argument-text';
import { diffDocuments } from './diff-documents';
import type { ChangedArgument, DocumentDiff } from './types';

/** One line of the list of changes. `layer` is there to be selected, where it is still in the network. */
export interface ChangeLine {
  readonly kind: ChangeKind;
  readonly layer: string;
  readonly text: string;
}

export const changeKinds = ['removed', 'added', 'renamed', 'changed', 'reconnected', 'frozen', 'unfrozen', 'multiplied', 'trained', 'reset'] as const;
export type ChangeKind = (typeof changeKinds)[number];

const argumentChange = ({ argument, from, to }: ChangedArgument): string => `${argument} ${argumentText(from)} → ${argumentText(to)}`;
const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.join(', '));

/** All that differs, a line for each layer and kind, in the order of `changeKinds`. */
export function changeLines(diff: DocumentDiff): readonly ChangeLine[] {
  return [
    ...diff.removed.map(({ name, type }) => ({ kind: 'removed' as const, layer: name, text: `${name} (${type})` })),
    ...diff.added.map(({ name, type, inputs }) => ({ kind: 'added' as const, layer: name, text: `${name} (${type})${inputs.length > 0 ? ` after ${inputs.join(', ')}` : ''}` })),
    ...diff.renamed.map(({ from, to }) => ({ kind: 'renamed' as const, layer: to, text: `${from} → ${to}` })),
    ...diff.changed.map(({ name, changes }) => ({ kind: 'changed' as const, layer: name, text: `${name}: ${changes.map(argumentChange).join('; ')}` })),
    ...diff.reconnected.map(({ name, from, to }) => ({ kind: 'reconnected' as const, layer: name, text: `${name}: takes ${list(to)} instead of ${list(from)}` })),
    ...diff.frozen.map((layer) => ({ kind: 'frozen' as const, layer, text: layer })),
    ...diff.unfrozen.map((layer) => ({ kind: 'unfrozen' as const, layer, text: layer })),
    ...diff.multiplied.map(({ name, from, to }) => ({ kind: 'multiplied' as const, layer: name, text: `${name}: ${multiplierText(from)} → ${multiplierText(to)}` })),
    ...diff.reweighted.map(({ name, forgotten }) => ({ kind: forgotten ? ('reset' as const) : ('trained' as const), layer: name, text: name })),
  ];
}

/** Headings of the kinds, as people read them. */
export const kindTitles: Readonly<Record<ChangeKind, string>> = {
  removed: 'Removed', added: 'Added', renamed: 'Renamed', changed: 'Changed', reconnected: 'Connected otherwise',
  frozen: 'Frozen', unfrozen: 'No longer frozen', multiplied: 'Learning rate', trained: 'Trained', reset: 'Weights forgotten',
};

/** The changes as a text to copy: a heading and a list for each kind. */
export function summarizeChanges(opened: GraphDocument, now: GraphDocument): string {
  const lines = changeLines(diffDocuments(opened, now));
  if (lines.length === 0) return `${now.name}: nothing has changed since it was opened.\n`;
  const parts = changeKinds.flatMap((kind) => {
    const these = lines.filter((line) => line.kind === kind);
    return these.length === 0 ? [] : [`${kindTitles[kind]} (${these.length})\n${these.map(({ text }) => `- ${text}`).join('\n')}\n`];
  });
  return `Changes to ${now.name}\n\n${parts.join('\n')}`;
}
