import { useDocumentStore } from '../../store/document-store';
import { useHold } from '../../ui/use-hold';

/** A finger or pen held on a layer takes it into the selection, or out of it, as a click with Shift does. */
export const useLongPress = () => useHold((target) => {
  const name = target.closest('button') ? undefined : target.closest<HTMLElement>('[data-layer]')?.dataset.layer;
  return name === undefined ? null : () => toggle(name);
});

function toggle(name: string): void {
  const { selection, select } = useDocumentStore.getState();
  select(selection.includes(name) ? selection.filter((one) => one !== name) : [...selection, name]);
}
