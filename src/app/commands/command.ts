import type { IconName } from '../../ui/icons';

/** A user action. The toolbar, the guide and the shortcuts are made from these. */
export interface Command {
  readonly id: string;
  /** The accessible name of its button. */
  readonly title: string;
  /** What it does, where the title does not say it all. */
  readonly help?: string;
  readonly icon: IconName;
  /** Keys in tinykeys' notation; `$mod` is Ctrl, or Cmd on a Mac. */
  readonly shortcuts?: readonly string[];
  /** Its keys mean something else elsewhere: they count only while the network, or nothing, has the focus. */
  readonly inNetwork?: boolean;
  /** Its keys come as the browser's own copy, cut or paste event (`bindClipboard`). */
  readonly byEvent?: boolean;
  /** Works while a text field has the focus too. */
  readonly whileTyping?: boolean;
  /** Why it cannot run while it cannot: `Select a layer first`. */
  readonly needs?: string;
  isEnabled(): boolean;
  /** Of one that sets a state: whether it is in force now. */
  isOn?(): boolean;
  run(): void;
}

const isMac = () => typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.userAgent);

/** A shortcut as people write it: `Ctrl+Shift+Z`. */
export function shortcutText(shortcut: string): string {
  // The question mark is itself typed with Shift.
  if (shortcut === 'Shift+?') return '?';
  return shortcut.split('+').map((key) => (key === '$mod' ? (isMac() ? '⌘' : 'Ctrl') : key.length === 1 ? key.toUpperCase() : key.replace(/^(Digit|Key)/, ''))).join('+');
}
