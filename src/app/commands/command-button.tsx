import { useSyncExternalStore } from 'react';
import { afterPaint } from '../../store/after-paint';
import { useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { buttonClass, type ButtonVariant } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { Tooltip } from '../../ui/tooltip';
import { shortcutText, type Command } from './command';

const listeners = new Set<() => void>();
let telling = false;

/** Which commands can run is found once for all that an edit changes, and after the edit itself is painted. */
function changed(): void {
  if (telling || listeners.size === 0) return;
  telling = true;
  afterPaint(() => {
    telling = false;
    for (const listener of listeners) listener();
  });
}
useDocumentStore.subscribe(changed);
useDocumentStore.temporal.subscribe(changed);
useBlockStore.subscribe(changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Whether a command can run now; follows the document, its history, its selection and what of it is folded. */
export const useEnabled = (command: Command): boolean => useSyncExternalStore(subscribe, command.isEnabled);

/** The id of the command that is in force now; null where none is. */
export const useOn = (commands: readonly Command[]): string | null => useSyncExternalStore(subscribe, () => commands.find((command) => command.isOn?.())?.id ?? null);

export interface CommandButtonProps {
  command: Command;
  variant?: ButtonVariant;
  /** `icon`: the name only in aria-label and tooltip; `narrow`: only where room is short. */
  show?: 'text' | 'icon' | 'narrow';
  size?: 'small' | 'medium';
}

export function CommandButton({ command, variant = 'default', show = 'text', size = 'medium' }: CommandButtonProps) {
  const enabled = useEnabled(command);
  const on = useSyncExternalStore(subscribe, () => command.isOn?.());
  const [shortcut] = command.shortcuts ?? [];
  const help = show === 'text' ? command.help ?? command.title : [command.title, command.help].filter(Boolean).join(': ');
  return (
    <Tooltip text={help} shortcut={shortcut && shortcutText(shortcut)}>
      <button type="button" aria-label={command.title} aria-pressed={on} disabled={!enabled} className={buttonClass(variant, size, `command show-${show} ${show === 'icon' ? 'icon-only' : ''}`)} onClick={command.run}>
        <Icon name={command.icon} size={size === 'small' ? 14 : 16} />
        {show !== 'icon' && <span className="command-text">{command.title}</span>}
      </button>
    </Tooltip>
  );
}
