import { memo, useState, type KeyboardEvent } from 'react';
import { EdgeLabelRenderer, type EdgeProps } from 'reactflow';
import { routeConnection } from '../../core/drawing/geometry';
import { disconnect } from '../../core/graph/edits';
import { formatShape } from '../../core/shape';
import { chooseConnection, useChosenConnection } from '../../store/chosen-connection';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';
import { Icon } from '../../ui/icons';
import { useCanvasStore } from './canvas-store';
import type { ConnectionEdge } from './flow-elements';
import { RemovedMark } from './removed-mark';
import './connection.css';

/** A connection: its line, the shape that flows along it on hover or once it is chosen, and the button that inserts a layer into it. */
export const Connection = memo(function Connection({ id, source, target, sourceX, sourceY, targetX, targetY, data }: EdgeProps<ConnectionEdge>) {
  const [hovered, setHovered] = useState(false);
  const dropHere = useCanvasStore(({ dropOn }) => dropOn !== null && 'connection' in dropOn && dropOn.connection === id);
  const tabbable = useCanvasStore(({ roving }) => roving === source);
  const insert = data?.insert ?? { source, target };
  const selected = useChosenConnection(({ connection }) => connection !== null && connection.source === insert.source && connection.target === insert.target);
  const filling = useUiStore(({ paletteTarget }) => paletteTarget?.source === insert.source && paletteTarget.target === insert.target);
  const { path, middle } = routeConnection({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.lane ?? null);
  const chosen = filling || selected;
  const choose = () => insert.target !== undefined && chooseConnection({ source: insert.source, target: insert.target });
  const cut = () => insert.target !== undefined && useDocumentStore.getState().apply((document) => disconnect(document, insert.source, insert.target!));
  const hover = { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' && event.key !== 'Backspace') return;
    event.preventDefault();
    cut();
  };

  return (
    <>
      <g {...hover} data-connection={id} onClick={choose} className={`connection ${dropHere || chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}>
        <path className="connection-reach" d={path} />
        <path className="connection-line" d={path} />
      </g>
      <EdgeLabelRenderer>
        <div
          {...hover} className={`connection-tools nodrag nopan ${dropHere || chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}
          style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
        >
          <button type="button" aria-label={`Insert after ${insert.source}`} title="Insert a layer here; Delete cuts this connection" tabIndex={tabbable ? 0 : -1} onClick={() => useUiStore.getState().openPalette(insert)} onKeyDown={onKeyDown}>
            <Icon name="plus" size={14} />
          </button>
          {chosen && insert.target !== undefined && (
            <button type="button" className="connection-cut" aria-label={`Cut connection from ${insert.source} to ${insert.target}`} title="Cut this connection" onClick={cut}>
              <Icon name="scissors" size={14} />
            </button>
          )}
          {data?.removed && <span className="connection-removed"><RemovedMark layers={data.removed} tabbable={tabbable} /></span>}
          {(hovered || chosen) && data?.shape && <span className="connection-shape">{formatShape(data.shape)}</span>}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
