import { memo, useState } from 'react';
import { EdgeLabelRenderer, type EdgeProps } from 'reactflow';
import { formatShape } from '../../core/shape';
import { useUiStore } from '../../store/ui-store';
import { Icon } from '../../ui/icons';
import { useCanvasStore } from './canvas-store';
import type { ConnectionEdge } from './flow-elements';
import { routeConnection } from './geometry';
import './connection.css';

/** A connection: its line, the shape that flows along it on hover, and the button that inserts a layer into it. */
export const Connection = memo(function Connection({ id, source, target, sourceX, sourceY, targetX, targetY, data }: EdgeProps<ConnectionEdge>) {
  const [hovered, setHovered] = useState(false);
  const dropHere = useCanvasStore(({ dropOn }) => dropOn !== null && 'connection' in dropOn && dropOn.connection === id);
  const tabbable = useCanvasStore(({ roving }) => roving === source);
  const insert = data?.insert ?? { source, target };
  const chosen = useUiStore(({ paletteTarget }) => paletteTarget?.source === insert.source && paletteTarget.target === insert.target);
  const { path, middle } = routeConnection({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }, data?.lane ?? null);
  const hover = { onPointerEnter: () => setHovered(true), onPointerLeave: () => setHovered(false) };

  return (
    <>
      <g {...hover} data-connection={id} className={`connection ${dropHere || chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}>
        <path className="connection-reach" d={path} />
        <path className="connection-line" d={path} />
      </g>
      <EdgeLabelRenderer>
        <div
          {...hover} className={`connection-tools nodrag nopan ${dropHere || chosen ? 'chosen' : ''} ${hovered ? 'hovered' : ''}`}
          style={{ transform: `translate(-50%, -50%) translate(${middle.x}px, ${middle.y}px)` }}
        >
          <button type="button" aria-label={`Insert after ${insert.source}`} title="Insert a layer here" tabIndex={tabbable ? 0 : -1} onClick={() => useUiStore.getState().openPalette(insert)}>
            <Icon name="plus" size={14} />
          </button>
          {hovered && data?.shape && <span className="connection-shape">{formatShape(data.shape)}</span>}
        </div>
      </EdgeLabelRenderer>
    </>
  );
});
