import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons';
import './small.css';

/** What an empty panel shows: what belongs here, and what to do first. */
export function EmptyState({ icon, title, children }: { icon?: IconName; title: string; children?: ReactNode }) {
  return (
    <div className="ui-empty">
      {icon && <Icon name={icon} size={24} />}
      <strong>{title}</strong>
      {children}
    </div>
  );
}
