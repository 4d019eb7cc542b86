import { useKeyPress } from 'reactflow';
import { useCanvasStore } from './canvas-store';

/**
 * Whether dragging on the empty canvas draws a frame that selects: while Shift is held, or as the button has it. React Flow's own key for
 * that would take the pointer from the cards too, where Shift and a click add to the selection.
 */
export function useMarquee(): boolean {
  const shift = useKeyPress('Shift');
  return useCanvasStore((state) => state.marquee) || shift;
}
