import { tinykeys } from 'tinykeys';
import type { Command } from './command';

/** Binds every command's shortcuts to the window; of several commands on the same keys the first that can run does. Returns what undoes it. */
export function bindShortcuts(commands: readonly Command[]): () => void {
  const byKeys = new Map<string, Command[]>();
  for (const command of commands.filter(({ byEvent }) => !byEvent)) {
    for (const keys of command.shortcuts ?? []) byKeys.set(keys, [...(byKeys.get(keys) ?? []), command]);
  }
  return tinykeys(window, Object.fromEntries([...byKeys].map(([keys, on]) => [keys, handler(on)])));
}

const handler = (commands: readonly Command[]) => (event: KeyboardEvent) => {
  if (event.defaultPrevented) return;
  const command = commands.find((one) => countsHere(one, event) && one.isEnabled());
  if (!command) return;
  event.preventDefault();
  command.run();
};

/** Whether a command's keys mean it where the focus is. A text field has its own undo, its own Delete, and needs its letters. */
export const countsHere = (command: Command, { target }: Pick<Event, 'target'>): boolean =>
  !inDialog(target) && (command.whileTyping === true || !takesText(target)) && (!command.inNetwork || inNetwork(target));

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file], [type=range])'));

const inDialog = (target: EventTarget | null) => target instanceof Element && target.closest('[role=dialog]') !== null;

const inNetwork = (target: EventTarget | null) => target === document.body || (target instanceof Element && target.closest('[aria-label="Network"]') !== null);
