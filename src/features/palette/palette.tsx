import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { readyBlocks } from '../../core/graph/ready-blocks';
import { layerDefinitions } from '../../core/layers';
import { categoryTitle } from '../../core/layers/category-title';
import type { LayerCategory } from '../../core/layers/definition';
import { useDocumentStore } from '../../store/document-store';
import { insertAtChosenPlace, layerDragFormat } from '../../store/insert-layer';
import { useUiStore } from '../../store/ui-store';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icons';
import { SearchField } from '../../ui/text-field';
import { paletteBlocks, paletteGroups } from './palette-groups';
import './palette.css';

/** Every layer type there is, to click or to drag onto a connection. */
export function Palette() {
  const [query, setQuery] = useState('');
  const groups = useMemo(() => paletteGroups(layerDefinitions, query), [query]);
  const search = useSearchFocusedOnTarget();
  const blocks = useMemo(() => paletteBlocks(readyBlocks, query), [query]);
  const first = groups[0]?.layers[0]?.className ?? blocks[0]?.id;

  return (
    <section role="region" aria-label="Layers" className="palette">
      <h2>Layers</h2>
      <SearchField
        ref={search} label="Find a layer" value={query} onChange={setQuery}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && query !== '' && first) insertAtChosenPlace(first);
          if (event.key === 'Escape') setQuery('');
        }}
      />
      <InsertionHint />
      <div className="palette-list">
        {groups.map(({ category, layers }) => (
          <section key={category} aria-label={categoryTitle[category]}>
            <h3>{categoryTitle[category]}</h3>
            <ul>{layers.map((definition) => <li key={definition.className}><PaletteItem id={definition.className} name={definition.className} category={definition.category} help={definition.help} /></li>)}</ul>
          </section>
        ))}
        {blocks.length > 0 && (
          <section aria-label="Blocks">
            <h3>Blocks</h3>
            <ul>{blocks.map(({ id, title, help }) => <li key={id}><PaletteItem id={id} name={title} help={help} /></li>)}</ul>
          </section>
        )}
        {groups.length === 0 && blocks.length === 0 && <p className="quiet">No layer type fits “{query}”.</p>}
      </div>
    </section>
  );
}

interface PaletteItemProps {
  /** Keras class name, or a block's id. */
  id: string;
  name: string;
  help: string;
  category?: LayerCategory;
}

function PaletteItem({ id, name, category, help }: PaletteItemProps) {
  return (
    <button
      type="button" className="palette-item" aria-label={`Add ${name}`} title={help} draggable
      onClick={() => insertAtChosenPlace(id)}
      onDragStart={(event) => {
        event.dataTransfer.setData(layerDragFormat, id);
        event.dataTransfer.effectAllowed = 'copy';
      }}
    >
      <span className="palette-strip" data-category={category ?? 'block'} />
      <span className="palette-name">{breakable(name)}</span>
      <Icon name="plus" size={14} />
    </button>
  );
}

/** A class name that may go on in the next line before any of its words. */
const breakable = (name: string) => name.split(/(?<=[a-z])(?=[A-Z])/).map((word, at) => <Fragment key={at}>{at > 0 && <wbr />}{word}</Fragment>);

/** Says where a click puts a layer. */
function InsertionHint() {
  const target = useUiStore(({ paletteTarget }) => paletteTarget);
  const selected = useDocumentStore(({ selection }) => selection.at(-1));
  if (target) {
    return (
      <p className="palette-hint chosen" role="status">
        <span>Pick a layer to insert after <strong>{target.source}</strong>.</span>
        <IconButton icon="close" size="small" label="Insert nothing there" onClick={() => useUiStore.getState().closePalette()} />
      </p>
    );
  }
  return <p className="palette-hint quiet">{selected === undefined ? 'Drag onto a connection, or click or tap to add at the end.' : <>Drag onto a connection, or click or tap to add after <strong>{selected}</strong>.</>}</p>;
}

/** The plus on a connection leads the keyboard here. */
function useSearchFocusedOnTarget() {
  const ref = useRef<HTMLInputElement>(null);
  const target = useUiStore(({ paletteTarget }) => paletteTarget);
  useEffect(() => {
    if (target) ref.current?.focus();
  }, [target]);
  return ref;
}
