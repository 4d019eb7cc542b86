import { useEffect, useState } from 'react';
import { Icon } from '../../ui/icons';
import { acceptDrop, hasFiles } from '../accept-drop';

/** Takes files dropped anywhere on the page, and says so while they are held over it. */
export function DropArea() {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Enter and leave come for every element that is crossed: the pointer is gone when as many were left as entered.
    let depth = 0;
    const move = (by: number) => {
      depth = Math.max(0, depth + by);
      setOver(depth > 0);
    };
    const enter = (event: DragEvent) => hasFiles(event) && move(1);
    const leave = (event: DragEvent) => hasFiles(event) && move(-1);
    const allow = (event: DragEvent) => hasFiles(event) && event.preventDefault();
    const drop = (event: DragEvent) => {
      if (!hasFiles(event) || event.defaultPrevented) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      void acceptDrop(event);
    };
    const listeners = { dragenter: enter, dragleave: leave, dragover: allow, drop } as const;
    for (const [type, listener] of Object.entries(listeners)) window.addEventListener(type, listener as EventListener);
    return () => {
      for (const [type, listener] of Object.entries(listeners)) window.removeEventListener(type, listener as EventListener);
    };
  }, []);

  if (!over) return null;
  return (
    <div className="drop-overlay" aria-hidden="true">
      <div>
        <Icon name="image" size={40} />
        <strong>Drop them anywhere</strong>
        <p>Pictures, or folders of them: each folder becomes a class.<br />A model’s files: the model opens.</p>
      </div>
    </div>
  );
}
