import { useRef, type MouseEvent, type PointerEvent } from 'react';

/** ms that a finger rests, and px that it may stray meanwhile. */
const hold = 500;
const stray = 8;

/**
 * Handlers for a finger or pen that is held still. `begin` is given what is touched and returns what to do once it has been held,
 * or null where holding means nothing. What follows, the click and the browser's own menu, is kept from happening.
 */
export function useHold(begin: (target: Element) => (() => void) | null) {
  const press = useRef<{ timer: ReturnType<typeof setTimeout>; x: number; y: number } | null>(null);
  const held = useRef(false);
  const end = () => {
    clearTimeout(press.current?.timer);
    press.current = null;
  };
  return {
    onPointerDownCapture({ pointerType, isPrimary, target, clientX: x, clientY: y }: PointerEvent) {
      end();
      held.current = false;
      const act = pointerType === 'mouse' || !isPrimary || !(target instanceof Element) ? null : begin(target);
      if (!act) return;
      const timer = setTimeout(() => {
        held.current = true;
        act();
      }, hold);
      press.current = { timer, x, y };
    },
    onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > stray) end();
    },
    onPointerUpCapture: end,
    onPointerCancelCapture: end,
    onClickCapture(event: MouseEvent) {
      if (held.current) event.stopPropagation();
      held.current = false;
    },
    onContextMenu(event: MouseEvent) {
      if (held.current || press.current) event.preventDefault();
    },
  };
}
