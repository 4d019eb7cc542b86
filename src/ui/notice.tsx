import type { ReactNode } from 'react';
import { Button, IconButton } from './button';
import { Icon, type IconName } from './icons';
import './notice.css';

export type Tone = 'info' | 'success' | 'warning' | 'error';

export interface NoticeProps {
  tone?: Tone;
  children: ReactNode;
  action?: { readonly label: string; readonly run: () => void };
  onDismiss?: () => void;
  /** `alert` is read out at once; the default, `status`, when the reader pauses; null for a notice that is part of the page. */
  live?: 'alert' | 'status' | null;
}

const icons: Record<Tone, IconName> = { info: 'info', success: 'check', warning: 'warning', error: 'error' };

/** A short message in its place: icon and colour say the tone, the text says what happened and what to do. */
export function Notice({ tone = 'info', children, action, onDismiss, live = null }: NoticeProps) {
  return (
    <div className={`ui-notice ${tone}`} role={live ?? undefined}>
      <Icon name={icons[tone]} />
      <div className="ui-notice-text">{children}</div>
      {action && <Button size="small" onClick={action.run}>{action.label}</Button>}
      {onDismiss && <IconButton size="small" icon="close" label="Dismiss" onClick={onDismiss} />}
    </div>
  );
}

/** Where notices about the last action appear, over the page; each is a `Notice`. */
export function ToastArea({ children }: { children: ReactNode }) {
  return <div className="ui-toasts" role="region" aria-label="Messages">{children}</div>;
}
