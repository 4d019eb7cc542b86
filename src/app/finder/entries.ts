import { fuzzyScore } from '../../core/fuzzy';
import type { LayerNode } from '../../core/graph/types';
import type { LayerDefinition } from '../../core/layers/definition';
import type { IconName } from '../../ui/icons';
import { shortcutText, type Command } from '../commands/command';

export const groupTitles = { command: 'Actions', layer: 'Go to a layer', insert: 'Insert a layer' } as const;
export type Group = keyof typeof groupTitles;

/** One line of the command palette. */
export interface Entry {
  readonly id: string;
  readonly group: Group;
  readonly title: string;
  /** Beside the title, quietly. */
  readonly detail: string;
  readonly shortcut: string | null;
  readonly icon: IconName;
  /** Why it cannot be done now; null when it can. */
  readonly blocked: string | null;
  run(): void;
}

export interface Sources {
  readonly commands: readonly Command[];
  readonly layers: readonly LayerNode[];
  readonly definitions: readonly LayerDefinition[];
  goTo(layer: string): void;
  insert(className: string): void;
}

/** Lines shown at once: more are found by typing. */
const most = 40;

/** What fits the query, best first within each group, the group with the best line first. Without a query: the actions alone, those that can be done first. */
export function findEntries(sources: Sources, query: string): readonly Entry[] {
  const asked = query.trim() !== '';
  const all = [...sources.commands.map(commandEntry), ...(asked ? [...layerEntries(sources), ...insertEntries(sources)] : [])];
  const scored = all.flatMap((entry) => {
    const title = fuzzyScore(query, entry.title);
    const score = title ?? fuzzyScore(query, `${entry.title} ${entry.detail}`);
    return score === null ? [] : [{ entry, score: score - (title === null ? 6 : 0) - (entry.blocked === null ? 0 : 4) }];
  });
  const best = new Map<Group, number>();
  for (const { entry, score } of scored) best.set(entry.group, Math.max(best.get(entry.group) ?? -Infinity, score));
  const order = Object.keys(groupTitles);
  const place = (group: Group) => -(best.get(group) ?? 0) * 100 + order.indexOf(group);
  return scored.sort((a, b) => place(a.entry.group) - place(b.entry.group) || b.score - a.score).slice(0, most).map(({ entry }) => entry);
}

function commandEntry(command: Command): Entry {
  const { id, title, help = '', icon, shortcuts = [], needs } = command;
  const blocked = command.isEnabled() ? null : needs ?? 'There is nothing to do';
  return { id: `command ${id}`, group: 'command', title, detail: help, shortcut: shortcuts[0] === undefined ? null : shortcutText(shortcuts[0]), icon, blocked, run: () => command.run() };
}

const layerEntries = ({ layers, goTo }: Sources): Entry[] => layers.map(({ name, type }) => (
  { id: `layer ${name}`, group: 'layer', title: name, detail: type, shortcut: null, icon: 'target', blocked: null, run: () => goTo(name) }
));

/** An input cannot be inserted. */
const insertEntries = ({ definitions, layers, insert }: Sources): Entry[] => definitions.filter(({ category }) => category !== 'input').map(({ className, help }) => (
  { id: `insert ${className}`, group: 'insert', title: `Insert ${className}`, detail: help, shortcut: null, icon: 'plus', blocked: layers.length > 0 ? null : 'Open a network first', run: () => insert(className) }
));
