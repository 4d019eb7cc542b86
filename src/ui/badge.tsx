import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import './small.css';

export type BadgeTone = 'neutral' | 'frozen' | 'trainable' | 'new' | 'changed' | 'warning' | 'error';

/** A small label of a state: colour, icon and word together. */
export function Badge({ tone = 'neutral', icon, children }: { tone?: BadgeTone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`ui-badge ${tone}`}>
      {icon && <Icon name={icon} size={12} />}
      {children}
    </span>
  );
}
