import { useId, useState, type ReactNode } from 'react';
import { Icon } from './icons';
import './panel.css';

export interface PanelProps {
  /** Heading and accessible name of the landmark. */
  title: string;
  role?: 'region' | 'complementary';
  /** At the end of the fold button: a number, a state. */
  detail?: ReactNode;
  /** Buttons beside the heading. */
  actions?: ReactNode;
  /** Given together with `onOpenChange` when the caller keeps the state; else the panel keeps its own, open at first. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** For scrolling to it. */
  id?: string;
  children: ReactNode;
}

/** A foldable landmark with a heading that stays in view while its content scrolls. Folded content is hidden, not unmounted. */
export function Panel({ title, role = 'region', detail, actions, open, onOpenChange, id, children }: PanelProps) {
  const [own, setOwn] = useState(true);
  const body = useId();
  const isOpen = open ?? own;
  const toggle = () => (onOpenChange ?? setOwn)(!isOpen);
  return (
    <section className="ui-panel" role={role} aria-label={title} id={id}>
      <div className="ui-panel-head">
        <h2>
          <button type="button" className="ui-fold" aria-expanded={isOpen} aria-controls={body} onClick={toggle}>
            <Icon name="chevronDown" size={14} />
            {title}
            {detail !== undefined && <span className="ui-fold-detail">{detail}</span>}
          </button>
        </h2>
        {actions}
      </div>
      <div id={body} className="ui-panel-body" hidden={!isOpen}>{children}</div>
    </section>
  );
}

interface SectionProps {
  title: string;
  detail?: ReactNode;
  defaultOpen?: boolean;
  /** Its content is mounted only while it is open: it costs something. */
  lazy?: boolean;
  children: ReactNode;
}

/** A foldable part of a panel. */
export function Section({ title, detail, defaultOpen = true, lazy = false, children }: SectionProps) {
  const [open, setOpen] = useState(defaultOpen);
  const body = useId();
  return (
    <div className="ui-section">
      <h3>
        <button type="button" className="ui-fold" aria-expanded={open} aria-controls={body} onClick={() => setOpen(!open)}>
          <Icon name="chevronDown" size={12} />
          {title}
          {detail !== undefined && <span className="ui-fold-detail">{detail}</span>}
        </button>
      </h3>
      <div id={body} className="ui-section-body" hidden={!open}>{(open || !lazy) && children}</div>
    </div>
  );
}
