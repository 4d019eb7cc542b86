import { memo, useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { analyze } from '../../core/graph/analyze';
import type { GraphDocument } from '../../core/graph/types';
import { useDocumentStore, useFollowingDocument } from '../../store/document-store';
import { plural } from '../../ui/format';
import { SearchField } from '../../ui/text-field';
import { findFieldId } from './find-field';
import { findLayers } from './find-layer';
import { networkView } from './view';
import './find-in-network.css';

/** As many as a list shows; the arrows lead through the others too. */
const mostListed = 50;

/**
 * Enter selects the best match and takes the keyboard there, and again the next one (an exact name stays); the arrows look through the
 * matches first.
 */
export const FindInNetwork = memo(function FindInNetwork() {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const listId = useId();
  const document = useFollowingDocument();
  const found = useMemo(() => matchesIn(document, query), [document, query]);
  const current = placeIn(found, at);

  const show = (name: string | undefined, index: number, focus: boolean) => {
    if (name === undefined) return;
    setAt(index);
    if (focus) setOpen(false);
    useDocumentStore.getState().select([name]);
    networkView.reveal(name, { focus });
  };
  /** What is listed follows an edit by a frame; a key means the network as it is. */
  const go = (stepFrom: (current: number, matches: readonly string[]) => number, focus: boolean) => {
    const { document: now } = useDocumentStore.getState();
    const matches = now === document ? found : matchesIn(now, query);
    const index = (stepFrom(placeIn(matches, at), matches) + matches.length) % matches.length;
    show(matches[index], index, focus);
  };
  const enter = (step: 1 | -1) => go((place, matches) => {
    const { selection } = useDocumentStore.getState();
    const there = selection.length === 1 && selection[0] === matches[place] && matches[place] !== query.trim();
    return there ? place + step : place;
  }, true);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') enter(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown') go((place) => place + 1, false);
    else if (event.key === 'ArrowUp') go((place) => place - 1, false);
    else if (event.key === 'Escape' && query !== '') type('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const type = (next: string) => {
    setQuery(next);
    setAt(0);
    setOpen(true);
  };
  const asked = query.trim() !== '';
  const said = !asked ? '' : found.length === 0 ? 'Not found' : `${current + 1} of ${found.length}`;
  const listed = open && asked ? found.slice(0, mostListed) : [];

  return (
    <div className="network-find" onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setOpen(false)}>
      <SearchField
        id={findFieldId} label="Find in network" value={query} onChange={type} onKeyDown={onKeyDown} onFocus={() => setOpen(true)}
        aria-controls={listed.length > 0 ? listId : undefined} aria-activedescendant={listed[current] === undefined ? undefined : `${listId}-${current}`}
        title="A name, a type, a shape (7,7,), an argument (3x3), or frozen, trainable, new, changed, issue"
      />
      <span className="network-found" role="status">{said}</span>
      {listed.length > 0 && (
        <div className="found-list">
          <ul id={listId} role="listbox" aria-label="Found layers">
            {listed.map((name, index) => (
              <Found key={name} id={`${listId}-${index}`} name={name} type={document!.layers.find((layer) => layer.name === name)!.type} current={index === current} onChoose={() => show(name, index, true)} />
            ))}
          </ul>
          {found.length > mostListed && <p className="quiet">and {plural(found.length - mostListed, 'more layer')}</p>}
        </div>
      )}
    </div>
  );
});

const matchesIn = (document: GraphDocument | null, query: string): readonly string[] => (document ? findLayers(document, analyze(document), query) : []);

/** The one at hand, where there are fewer than before: the last. */
const placeIn = (matches: readonly string[], at: number): number => Math.max(0, Math.min(at, matches.length - 1));

function Found({ id, name, type, current, onChoose }: { id: string; name: string; type: string; current: boolean; onChoose: () => void }) {
  const ref = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // The keyboard goes through them from the field.
    <li ref={ref} id={id} role="option" aria-selected={current} onPointerDown={(event) => event.preventDefault()} onClick={onChoose}>
      <span className="truncate">{name}</span>
      <span className="quiet truncate">{type}</span>
    </li>
  );
}
