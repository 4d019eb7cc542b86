import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode, RefObject } from 'react';
import { buttonClass } from './button';
import { Icon } from './icons';
import './dialog.css';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** Accessible name and heading. */
  title: string;
  description?: string;
  /** Where the keyboard begins; the first control where not given. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where the keyboard goes when the window has gone: an element, or false for where it is; to where it was when not given. */
  finalFocus?: () => HTMLElement | false;
  children: ReactNode;
  /** Only what it holds, high on the page, with the title for screen readers alone. */
  bare?: boolean;
  size?: 'normal' | 'wide';
  /** Once it is gone and the focus is back. */
  onClosed?: () => void;
  /** Buttons at the end; the main one last. */
  footer?: ReactNode;
}

/** A modal window: focus stays in it, Escape closes it, focus goes back to where it was. */
export function Dialog({ open, onOpenChange, title, description, initialFocus, finalFocus, children, bare = false, size = 'normal', onClosed, footer }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={(now) => !now && onClosed?.()}>
      <Base.Portal>
        <Base.Backdrop className="ui-dialog-scrim" />
        <Base.Popup className={`ui-dialog ${bare ? 'bare' : size}`} initialFocus={initialFocus} finalFocus={finalFocus}>
          {bare ? <Base.Title className="visually-hidden">{title}</Base.Title> : (
            <div className="ui-dialog-head">
              <div>
                <Base.Title>{title}</Base.Title>
                {description && <Base.Description className="quiet">{description}</Base.Description>}
              </div>
              <Base.Close aria-label="Close" className={buttonClass('quiet', 'small', 'icon-only')}><Icon name="close" size={14} /></Base.Close>
            </div>
          )}
          {children}
          {footer && <div className="ui-dialog-foot">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
