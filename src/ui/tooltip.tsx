import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useHold } from './use-hold';
import './tooltip.css';

/** Wrap the page once: tooltips that are near one another then open without waiting. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={500}>{children}</Base.Provider>;
}

/** A short text beside its child on hover and focus, and under a finger that is held on it. Repeats or adds to the name; never the only place for something needed. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: { text: string; shortcut?: string; side?: 'top' | 'bottom' | 'left' | 'right'; children: ReactElement }) {
  const [open, setOpen] = useState(false);
  const hold = useHold(() => () => setOpen(true));
  return (
    <Base.Root open={open} onOpenChange={setOpen}>
      <Base.Trigger {...hold} render={children as ReactElement<Record<string, unknown>>} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="ui-tooltip-place">
          <Base.Popup className="ui-tooltip">
            {text}
            {shortcut && <kbd>{shortcut}</kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
