import { useEffect, useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { choose, closeChooser, useChooser, type Choice, type Chooser } from '../store/chooser-store';
import { useDocumentStore } from '../store/document-store';
import { Dialog } from '../ui/dialog';
import { SearchField } from '../ui/text-field';
import { findChoices } from './find-choices';
import { focusCardOf } from './focus-layer';
import './chooser-dialog.css';

/** Where commands ask which layer, place or type is meant: search, arrows and Enter, or a click. */
export function ChooserDialog() {
  const chooser = useChooser((state) => state.chooser);
  const search = useRef<HTMLInputElement>(null);
  return (
    <Dialog open={chooser !== null} onOpenChange={(open) => !open && closeChooser()} title={chooser?.title ?? ''} initialFocus={search} finalFocus={wayBack}>
      {chooser && <Choices chooser={chooser} search={search} />}
    </Dialog>
  );
}

/** After an answer the keyboard goes to the card that is selected then, otherwise to where it was; someone who is elsewhere by now stays there. */
function wayBack(): HTMLElement | false {
  const { from, answered } = useChooser.getState();
  const { activeElement: now } = document;
  if (now && now !== document.body && !now.closest('[role="dialog"]')) return false;
  if (!answered) return from instanceof HTMLElement ? from : false;
  focusCardOf(useDocumentStore.getState().selection[0]);
  return false;
}

function Choices({ chooser: { label, choices }, search }: { chooser: Chooser; search: RefObject<HTMLInputElement | null> }) {
  const list = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  // At once: what opened the dialog may take the focus back while it is being shown.
  useEffect(() => search.current?.focus(), [search]);
  const found = findChoices(choices, query);
  const current = found[Math.min(at, found.length - 1)];
  const take = (choice: Choice | undefined) => {
    if (choice && choice.refusal === undefined) choose(choice.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter') take(current);
    else if (step !== 0 && found.length > 0) setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
    else return;
    event.preventDefault();
  };
  const idOf = (choice: Choice | undefined) => (choice ? `${list}-${choice.id}` : undefined);

  return (
    <>
      <SearchField
        ref={search} label={label} value={query} onKeyDown={onKeyDown} role="combobox" aria-expanded="true" aria-controls={list} aria-activedescendant={idOf(current)} aria-autocomplete="list"
        onChange={(text) => {
          setQuery(text);
          setAt(0);
        }}
      />
      <ul id={list} className="chooser" role="listbox" aria-label={label}>
        {found.map((choice) => (
          <li
            key={choice.id} id={idOf(choice)} role="option" aria-selected={choice === current} aria-disabled={choice.refusal !== undefined || undefined}
            ref={choice === current ? scrollIntoView : undefined} onClick={() => take(choice)}
          >
            <span className="truncate">{choice.label}</span>
            {choice.detail && <span className="quiet">{choice.detail}</span>}
            {choice.refusal && <span className="chooser-refusal">{choice.refusal}</span>}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet" role="status">Nothing fits “{query}”.</p>}
    </>
  );
}

const scrollIntoView = (item: HTMLElement | null) => item?.scrollIntoView({ block: 'nearest' });
