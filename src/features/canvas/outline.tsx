import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { analyze } from '../../core/graph/analyze';
import { outlineRows, type OutlineRow } from '../../core/graph/blocks/outline-rows';
import { setTrainable } from '../../core/graph/edits';
import { frozenState } from '../../core/graph/freezable';
import { useBlocks, useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { collapseBlock, expandBlock } from './folding';
import { outlineMove } from './outline-keys';
import { OutlineItem } from './outline-item';
import { isTouch } from './touch';
import { networkView } from './view';
import './outline.css';

/** px, as outline.css has it. */
const rowHeight = () => (isTouch() ? 40 : 28);
const layersOf = ({ id, block }: OutlineRow): readonly string[] => block?.layers ?? [id];

/** The network as a list, blocks as groups, in step with the canvas: for reading from top to bottom, and for working without seeing it. */
export function Outline() {
  const document = useDocumentStore((state) => state.document);
  const selection = useDocumentStore((state) => state.selection);
  const blocks = useBlocks();
  const expanded = useBlockStore((state) => state.expanded);
  const rows = useMemo(() => (document ? outlineRows(document, blocks, expanded) : []), [document, blocks, expanded]);
  const selected = useMemo(() => new Set(selection), [selection]);
  const [active, setActive] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const treeId = useId();
  const at = Math.max(0, rows.findIndex(({ id }) => id === active));
  // eslint-disable-next-line react-hooks/incompatible-library -- React's compiler, which this would trip, is not in use here.
  const list = useVirtualizer({ count: rows.length, getScrollElement: () => scroller.current, estimateSize: rowHeight, overscan: 8 });

  // What is selected elsewhere is where one is here; a selected block is its row.
  useEffect(() => {
    const last = selection.at(-1);
    const row = rows.find(({ id, block }) => id === last || (block !== null && !expanded.has(id) && block.layers.at(-1) === last));
    if (row) setActive(row.id);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- only a new selection leads there, not folding
  }, [selection]);
  useEffect(() => {
    if (rows.length > 0) list.scrollToIndex(at, { align: 'auto' });
  }, [at, rows.length, list]);

  const choose = (row: OutlineRow, more: boolean) => {
    const names = layersOf(row);
    const { select } = useDocumentStore.getState();
    setActive(row.id);
    if (!more) select(names);
    else if (names.every((name) => selected.has(name))) select(selection.filter((name) => !names.includes(name)));
    else select([...selection, ...names]);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const row = rows[at];
    if (!row || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const move = command ? null : outlineMove(rows, at, (id) => expanded.has(id), event.key);
    if (move) {
      if ('go' in move) setActive(move.go);
      else if ('unfold' in move) expandBlock(move.unfold);
      else collapseBlock(move.fold);
    } else if (event.key === ' ') choose(row, event.shiftKey || command);
    else if (event.key === 'Enter') {
      choose(row, false);
      networkView.reveal(row.id, { focus: true });
    } else if (event.key.toLowerCase() === 'f' && !command) freeze(row);
    else return;
    event.preventDefault();
  };

  return (
    <div className="outline" ref={scroller}>
      <div
        role="tree" aria-label="Outline" aria-multiselectable="true" tabIndex={0} aria-activedescendant={rows[at] && `${treeId}-${at}`} className="outline-rows"
        style={{ height: list.getTotalSize() }} onKeyDown={onKeyDown}
      >
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]!;
          return (
            <OutlineItem
              key={row.id} id={`${treeId}-${index}`} row={row} top={start} active={index === at} unfolded={expanded.has(row.id)} selected={layersOf(row).every((name) => selected.has(name))}
              onChoose={(event: MouseEvent) => choose(row, event.shiftKey || event.ctrlKey || event.metaKey)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Freezes what the row stands for; when all of it is frozen already, lets it train. */
function freeze(row: OutlineRow): void {
  useDocumentStore.getState().apply((document) => {
    const names = new Set(layersOf(row));
    return setTrainable(document, [...names], frozenState(document.layers.filter(({ name }) => names.has(name)), analyze(document)) === true);
  });
}
