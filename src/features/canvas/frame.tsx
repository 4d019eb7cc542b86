import { memo } from 'react';
import type { NodeProps } from 'reactflow';
import { blockPath } from '../../core/graph/blocks/types';
import { currentBlocks } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { useCanvasStore } from './canvas-store';
import { collapseBlock } from './folding';
import type { FrameNode } from './frames';
import './block.css';

/** Around the layers of an unfolded block: its name, which selects them all, and the button that folds it. */
export const Frame = memo(function Frame({ data: { block } }: NodeProps<FrameNode>) {
  const { id, name, layers } = block;
  // Only those around the card that Tab reaches are on the way of Tab: there may be hundreds.
  const near = useCanvasStore(({ roving }) => blockPath(currentBlocks().blocks, currentBlocks().blockOf.get(roving ?? '')).some((one) => one.id === id));
  const tabIndex = near ? 0 : -1;
  const bare = useCanvasStore(({ tiny }) => tiny) && !near;
  return (
    <div className="frame" data-block={name} data-expanded="true">
      {!bare && (
        <div className="frame-head nodrag">
          <button type="button" className="frame-fold" tabIndex={tabIndex} aria-label={`Collapse ${name}`} title={`Fold ${name}`} onClick={() => collapseBlock(id, { focus: true })}>
            <Icon name="chevronDown" size={14} />
          </button>
          <button type="button" className="frame-name truncate" tabIndex={tabIndex} title={`${name}: select its ${plural(layers.length, 'layer')}`} onClick={() => useDocumentStore.getState().select(layers)}>{name}</button>
        </div>
      )}
    </div>
  );
});
