import { tinykeys } from 'tinykeys';
import type { Command } from './command';

/** Binds every command's shortcuts to the window. Returns what undoes it. */
export function bindShortcuts(commands: readonly Command[]): () => void {
  const bindings = Object.fromEntries(commands.flatMap((command) => (command.shortcuts ?? []).map((shortcut) => [shortcut, handler(command)] as const)));
  return tinykeys(window, bindings);
}

const handler = (command: Command) => (event: KeyboardEvent) => {
  if (event.defaultPrevented || inDialog(event.target)) return;
  // A text field has its own undo, its own Delete, and needs its letters.
  if (!command.whileTyping && takesText(event.target)) return;
  if (command.inNetwork && !inNetwork(event.target)) return;
  if (!command.isEnabled()) return;
  event.preventDefault();
  command.run();
};

const takesText = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type=checkbox], [type=radio], [type=button], [type=file], [type=range])'));

const inDialog = (target: EventTarget | null) => target instanceof Element && target.closest('[role=dialog]') !== null;

const inNetwork = (target: EventTarget | null) => target === document.body || (target instanceof Element && target.closest('[aria-label="Network"]') !== null);
