import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { layerDefinitions } from '../../core/layers';
import { useDocumentStore } from '../../store/document-store';
import { insertAtChosenPlace } from '../../store/insert-layer';
import { Dialog } from '../../ui/dialog';
import { Icon } from '../../ui/icons';
import { commands } from '../commands';
import { focusLayer } from '../focus-layer';
import { showOverlay, useOverlay } from '../overlay-store';
import { findEntries, groupTitles, type Entry } from './entries';
import './finder.css';

/** The command palette: every action, every layer and every layer type, a few letters away. */
export function Finder() {
  const open = useOverlay(({ overlay }) => overlay === 'finder');
  const chosen = useRef<Entry | null>(null);
  const choose = (entry: Entry) => {
    chosen.current = entry;
    showOverlay(null);
  };
  const closed = () => {
    const entry = chosen.current;
    chosen.current = null;
    // Only once the keyboard is back where it was: an action may send it elsewhere.
    if (entry) requestAnimationFrame(() => entry.run());
  };
  return (
    <Dialog bare open={open} onOpenChange={(next) => showOverlay(next ? 'finder' : null)} onClosed={closed} title="Command palette">
      <Search onChoose={choose} />
    </Dialog>
  );
}

function Search({ onChoose }: { onChoose: (entry: Entry) => void }) {
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const layers = useDocumentStore((state) => state.document?.layers);
  const entries = useMemo(() => findEntries({ commands, layers: layers ?? [], definitions: layerDefinitions, goTo: focusLayer, insert: (type) => void insertAtChosenPlace(type) }, query), [layers, query]);
  const active = entries[at];
  const optionId = (index: number) => `${id}-${index}`;
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt((at + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setAt((at - 1 + entries.length) % Math.max(1, entries.length));
    else if (event.key === 'Enter' && active?.blocked === null) onChoose(active);
    else if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) showOverlay(null);
    else if (event.key !== 'Enter') return;
    event.preventDefault();
  };
  return (
    <>
      <div className="finder-field">
        <Icon name="search" />
        <input
          role="combobox" aria-label="Find an action or a layer" aria-expanded="true" aria-controls={`${id}-list`} aria-autocomplete="list" autoFocus
          aria-activedescendant={active && optionId(at)} autoComplete="off" spellCheck={false} placeholder="An action, a layer’s name, or a layer to insert"
          value={query} onKeyDown={onKeyDown}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label="Found" className="finder-list">
        {[...new Set(entries.map(({ group }) => group))].map((group) => {
          const found = entries.flatMap((entry, index) => (entry.group === group ? [{ entry, index }] : []));
          return (
            <div key={group} role="group" aria-label={groupTitles[group]}>
              <div className="finder-group" aria-hidden="true">{groupTitles[group]}</div>
              {found.map(({ entry, index }) => <Line key={entry.id} id={optionId(index)} entry={entry} active={index === at} onPoint={() => setAt(index)} onChoose={() => onChoose(entry)} />)}
            </div>
          );
        })}
      </div>
      <p className="finder-none quiet" role="status">{entries.length === 0 ? `Nothing fits “${query}”.` : ''}</p>
    </>
  );
}

interface LineProps {
  id: string;
  entry: Entry;
  active: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Line({ id, entry: { title, detail, icon, shortcut, blocked }, active, onPoint, onChoose }: LineProps) {
  return (
    <div
      id={id} role="option" aria-selected={active} aria-disabled={blocked !== null || undefined}
      className="finder-line" onPointerMove={active ? undefined : onPoint} onClick={blocked === null ? onChoose : undefined}
    >
      <Icon name={icon} />
      <span className="finder-title">{title}</span>
      <span className="finder-detail truncate" title={blocked ?? detail}>{blocked ?? detail}</span>
      {shortcut && <kbd>{shortcut}</kbd>}
    </div>
  );
}
