import { useRef, type MouseEvent, type PointerEvent } from 'react';
import { useDocumentStore } from '../../store/document-store';

/** ms that a finger rests, and px that it may stray meanwhile. */
const hold = 500;
const stray = 8;

/** A finger or pen held on a layer takes it into the selection, or out of it, as a click with Shift does. */
export function useLongPress() {
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
      const name = target instanceof Element && !target.closest('button') ? target.closest<HTMLElement>('[data-layer]')?.dataset.layer : undefined;
      if (pointerType === 'mouse' || !isPrimary || name === undefined) return;
      const timer = setTimeout(() => {
        held.current = true;
        toggle(name);
      }, hold);
      press.current = { timer, x, y };
    },
    onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
      if (press.current && Math.hypot(clientX - press.current.x, clientY - press.current.y) > stray) end();
    },
    onPointerUpCapture: end,
    onPointerCancelCapture: end,
    // What follows a long press must not select the layer alone again, nor open the browser's menu.
    onClickCapture(event: MouseEvent) {
      if (held.current) event.stopPropagation();
      held.current = false;
    },
    onContextMenu(event: MouseEvent) {
      if (held.current || press.current) event.preventDefault();
    },
  };
}

function toggle(name: string): void {
  const { selection, select } = useDocumentStore.getState();
  select(selection.includes(name) ? selection.filter((one) => one !== name) : [...selection, name]);
}
