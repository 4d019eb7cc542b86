import { useDocumentStore } from '../../store/document-store';
import { focusLayer } from '../focus-layer';
import { hashOfLayer, layerOfHash } from './layer-link';

/** ms for which the selection has stayed when it is told. */
const quiet = 250;

/** The address names the selected layer, and selects the layer that it names. Call once a network is open. Returns what undoes it. */
export function followAddress(atStart = location.hash): () => void {
  const go = (hash: string) => {
    const name = layerOfHash(hash);
    if (name !== null) focusLayer(name);
  };
  const onHashChange = () => go(location.hash);
  addEventListener('hashchange', onHashChange);
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A few milliseconds of work for the browser: not in the frame that shows the selection, and not for each that is passed.
  const stop = useDocumentStore.subscribe(({ selection }, before) => {
    if (selection === before.selection) return;
    clearTimeout(timer);
    timer = setTimeout(() => tell(useDocumentStore.getState().selection), quiet);
  });
  go(atStart);
  return () => {
    removeEventListener('hashchange', onHashChange);
    stop();
    clearTimeout(timer);
  };
}

function tell(selection: readonly string[]): void {
  const hash = selection.length === 1 ? hashOfLayer(selection[0]!) : '';
  if (hash === location.hash || (hash === '' && layerOfHash(location.hash) === null)) return;
  try {
    history.replaceState(history.state, '', hash || location.pathname + location.search);
  } catch {
    // Browsers allow only so many a minute: the next selection will be told.
  }
}
