import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ImageEntry } from '../../core/dataset/types';
import { Thumbnail } from './thumbnail';

/** The least side of a thumbnail, and the gap between two (as in images.css), px. */
const leastCell = 56;
const gap = 4;

interface Props {
  readonly images: readonly ImageEntry[];
  /** All in a scrolling window, or only the first row. */
  readonly expanded: boolean;
  readonly onRemove: (id: string) => void;
}

/** Rows of thumbnails, of which only those in view are in the page. */
export function ThumbnailGrid({ images, expanded, onRemove }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, cell } = useColumns(scroller);
  // eslint-disable-next-line react-hooks/incompatible-library -- React's compiler, which this would trip, is not in use here.
  const rows = useVirtualizer({
    count: expanded ? Math.ceil(images.length / columns) : Math.min(1, images.length),
    getScrollElement: () => scroller.current,
    estimateSize: () => cell + gap,
    overscan: 3,
  });
  useEffect(() => rows.measure(), [rows, cell]);
  return (
    <div ref={scroller} className="thumbnail-scroller">
      <div className="thumbnail-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <div key={row.key} className="thumbnail-row" style={{ transform: `translateY(${row.start}px)`, height: cell, gridTemplateColumns: `repeat(${columns}, 1fr)` }}>
            {images.slice(row.index * columns, (row.index + 1) * columns).map((image) => (
              <Thumbnail key={image.id} image={image} onRemove={onRemove} />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** As many columns as fit, as wide as fills the row. */
function useColumns(element: RefObject<HTMLElement | null>): { readonly columns: number; readonly cell: number } {
  const [width, setWidth] = useState(316);
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => entry!.contentRect.width > 0 && setWidth(entry!.contentRect.width));
    observer.observe(element.current!);
    return () => observer.disconnect();
  }, [element]);
  const columns = Math.max(1, Math.floor((width + gap) / (leastCell + gap)));
  return { columns, cell: (width + gap) / columns - gap };
}
