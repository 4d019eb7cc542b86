import { useMemo, useState, type KeyboardEvent } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { SearchField } from '../../ui/text-field';
import { findFieldId } from './find-field';
import { findLayers } from './find-layer';
import { networkView } from './view';


/** Enter selects the best match and takes the keyboard there; the arrows look through the other matches first. */
export function FindInNetwork() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const document = useDocumentStore((state) => state.document);
  const found = useMemo(() => (document ? findLayers(document, query) : []), [document, query]);

  const show = (index: number, focus: boolean) => {
    const name = found[index];
    if (name === undefined) return;
    setAt(index);
    useDocumentStore.getState().select([name]);
    networkView.reveal(name, { focus });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const count = found.length;
    if (event.key === 'Enter') show(Math.min(at, count - 1), true);
    else if (event.key === 'ArrowDown') show((at + 1) % count, false);
    else if (event.key === 'ArrowUp') show((at - 1 + count) % count, false);
    else if (event.key === 'Escape' && query !== '') setQuery('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (next: string) => {
    setQuery(next);
    setAt(0);
  };
  const said = query.trim() === '' ? '' : found.length === 0 ? 'Not found' : `${at + 1} of ${found.length}`;

  return (
    <div className="network-find">
      <SearchField id={findFieldId} label="Find in network" value={query} onChange={type} onKeyDown={onKeyDown} onFocus={() => setAt(0)} />
      <span className="network-found" role="status">{said}</span>
    </div>
  );
}
