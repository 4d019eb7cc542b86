import { memo, useId } from 'react';
import { Handle, Position, type NodeProps } from 'reactflow';
import { blockStateText } from '../../core/drawing/layer-state';
import { setTrainable } from '../../core/graph/edits';
import { multiplierText } from '../../core/graph/learning-rate';
import { formatShape } from '../../core/shape';
import { useDocumentStore } from '../../store/document-store';
import { formatCount, formatExact, plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { useCanvasStore, wouldBe } from './canvas-store';
import { useDetail } from './detail';
import type { BlockNode } from './flow-elements';
import { expandBlock } from './folding';
import { blockStateIcon, originIcon } from './layer-state';
import { RemovedMark } from './removed-mark';
import { useFocusWhenAsked } from './use-focus-when-asked';
import './card.css';
import './block.css';

/** A folded block on the canvas: what its layers come to. */
export const BlockCard = memo(function BlockCard({ id, data: { block, facts, removed }, selected }: NodeProps<BlockNode>) {
  const { name, layers } = block;
  const { state, frozen, multiplier, outputShape, params, issues, added, changed } = facts;
  const rate = multiplier !== null && multiplier !== 1 ? multiplierText(multiplier) : null;
  const roving = useCanvasStore((canvas) => canvas.roving === id);
  const dropHere = useCanvasStore(({ dropOn }) => dropOn !== null && 'card' in dropOn && dropOn.card === id);
  const preview = useCanvasStore(wouldBe(id));
  const detail = useDetail();
  const ref = useFocusWhenAsked(id);
  const notesId = useId();
  const issue = issues.map(({ layer, message }) => (layer !== null && !message.includes(layer) ? `${layer}: ${message}` : message)).join(' ') || undefined;
  const severity = issues.some((one) => one.severity === 'error') ? 'error' : issues[0]?.severity;
  const notes = [rate && `Learning rate ${rate}.`, issue].filter(Boolean).join(' ');
  const tabIndex = roving ? 0 : -1;
  const freeze = () => useDocumentStore.getState().apply((document) => setTrainable(document, layers, frozen === true));

  return (
    <div
      ref={ref} role="group" tabIndex={tabIndex} aria-label={`${name}, block of ${plural(layers.length, 'layer')}, ${blockStateText[state]}`}
      aria-current={selected || undefined} aria-describedby={notes ? notesId : undefined} className="card block-card"
      data-state={state} data-preview={preview !== null && preview !== state ? preview : undefined} data-drop={dropHere || undefined} data-block={name} data-block-id={id} data-layers={layers.length}
      data-output-shape={outputShape?.map((size) => size ?? '?').join(',')} data-issue={issue} data-severity={severity}
      onDoubleClick={() => expandBlock(id, { focus: true })}
    >
      {detail && <Handle type="target" position={Position.Top} isConnectable={false} />}
      <button
        type="button" className="block-expand nodrag" tabIndex={tabIndex} aria-label={`Expand ${name}`} title={`Show the ${plural(layers.length, 'layer')} of ${name}`}
        onClick={(event) => {
          event.stopPropagation();
          expandBlock(id, { focus: true });
        }}
      >
        {detail && <Icon name="chevronRight" />}
      </button>
      {detail && <span className="card-name" title={name}>{name}</span>}
      <span className="card-marks">
        {rate && <span className="card-rate" title={`Learning rate ${rate}`}>{rate}</span>}
        {issue && <span className="card-issue"><Icon name={severity === 'error' ? 'error' : 'warning'} /></span>}
        {added > 0 && <span className="card-origin new" title={plural(added, 'new layer')}><Icon name={originIcon.new} /></span>}
        {changed > 0 && <span className="card-origin changed" title={plural(changed, 'changed layer')}><Icon name={originIcon.changed} /></span>}
        <button
          type="button" className="card-freeze nodrag" tabIndex={tabIndex} aria-label={`Freeze ${name}`} aria-pressed={frozen}
          title={frozen === true ? 'Frozen: click to let it train' : frozen === 'mixed' ? 'Partly frozen: click to freeze all of it' : 'Trainable: click to freeze'}
          onClick={(event) => {
            event.stopPropagation();
            freeze();
          }}
        >
          {detail && <Icon name={blockStateIcon[preview ?? state]} />}
        </button>
      </span>
      {detail && (
        <>
          <span className="card-type">{plural(layers.length, 'layer')}</span>
          <span className="card-shape">{outputShape ? formatShape(outputShape) : 'shape unknown'}</span>
          <span className="card-params" title={`${formatExact(params)} parameters`}>{params > 0 ? formatCount(params) : ''}</span>
          <Handle type="source" position={Position.Bottom} isConnectable={false} />
        </>
      )}
      {notes && <span id={notesId} className="visually-hidden">{notes}</span>}
      {removed && <span className="card-removed"><RemovedMark layers={removed} tabbable={roving} /></span>}
    </div>
  );
});
