import { memo, useId } from 'react';
import { Handle, Position, type NodeProps } from 'reactflow';
import { stateOf } from '../../core/drawing/layer-state';
import { summarise } from '../../core/drawing/summarise';
import { setTrainable } from '../../core/graph/edits';
import { multiplierOf, multiplierText } from '../../core/graph/learning-rate';
import { getLayer } from '../../core/layers';
import { formatShape } from '../../core/shape';
import { useDocumentStore } from '../../store/document-store';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { useCanvasStore, wouldBe } from './canvas-store';
import { useDetail } from './detail';
import type { CardNode } from './flow-elements';
import { originIcon, originText, stateIcon } from './layer-state';
import { RemovedMark } from './removed-mark';
import { useFocusWhenAsked } from './use-focus-when-asked';
import './card.css';

const toggleFreeze = (name: string, trainable: boolean) => useDocumentStore.getState().apply((document) => setTrainable(document, [name], !trainable));

/** One layer on the canvas. Drawn again only when its layer, its analysis or its selection changes. */
export const Card = memo(function Card({ data: { layer, analysis, removed }, selected }: NodeProps<CardNode>) {
  const { name, type, trainable, origin } = layer;
  const roving = useCanvasStore((state) => state.roving === name);
  const dropHere = useCanvasStore(({ dropOn }) => dropOn !== null && 'card' in dropOn && dropOn.card === name);
  const preview = useCanvasStore(wouldBe(name));
  const detail = useDetail();
  const ref = useFocusWhenAsked(name);
  const notesId = useId();
  const wrong = analysis?.issues.filter(({ severity }) => severity !== 'info') ?? [];
  const issue = wrong.map(({ message }) => message).join(' ') || undefined;
  const severity = wrong[0]?.severity;
  const shape = analysis?.outputShape ?? null;
  const state = stateOf(layer, analysis);
  const rate = state === 'trainable' && multiplierOf(layer) !== 1 ? multiplierText(multiplierOf(layer)) : null;
  const notes = [rate && `Learning rate ${rate}.`, issue].filter(Boolean).join(' ');

  return (
    <div
      ref={ref} role="group" tabIndex={roving ? 0 : -1} aria-label={`${name}, ${type}, ${trainable ? 'trainable' : 'frozen'}`}
      aria-current={selected || undefined} aria-describedby={notes ? notesId : undefined}
      className="card" data-state={state} data-preview={preview !== null && preview !== state ? preview : undefined} data-drop={dropHere || undefined}
      data-layer={name} data-type={type} data-frozen={!trainable} data-origin={origin}
      data-output-shape={shape?.map((size) => size ?? '?').join(',')} data-issue={issue} data-severity={severity}
    >
      {detail && <Handle type="target" position={Position.Top} />}
      <span className="card-strip" data-category={getLayer(type)?.category} />
      {detail && <span className="card-name" title={name}>{name}</span>}
      <span className="card-marks">
        {rate && <span className="card-rate" title={`Learning rate ${rate}`}>{rate}</span>}
        {issue && <span className="card-issue"><Icon name={severity === 'error' ? 'error' : 'warning'} /></span>}
        {origin !== 'pretrained' && <span className={`card-origin ${origin}`} title={originText[origin]}><Icon name={originIcon[origin]} /></span>}
        <button
          type="button" className="card-freeze nodrag" tabIndex={roving ? 0 : -1} aria-label={`Freeze ${name}`} aria-pressed={!trainable}
          title={trainable ? 'Trainable: click to freeze' : 'Frozen: click to let it train'}
          onClick={(event) => {
            event.stopPropagation();
            toggleFreeze(name, trainable);
          }}
        >
          {detail && <Icon name={stateIcon(preview === null ? trainable : preview === 'trainable')} />}
        </button>
      </span>
      {detail && (
        <>
          <span className="card-type truncate">
            {type}
            <span className="quiet"> {summarise(layer.config)}</span>
          </span>
          <span className="card-shape">{shape ? formatShape(shape) : 'shape unknown'}</span>
          <span className="card-params" title={`${analysis?.params ?? 0} parameters`}>{analysis && analysis.params > 0 ? formatCount(analysis.params) : ''}</span>
          <Handle type="source" position={Position.Bottom} />
        </>
      )}
      {notes && <span id={notesId} className="visually-hidden">{notes}</span>}
      {removed && <span className="card-removed"><RemovedMark layers={removed} tabbable={roving} /></span>}
    </div>
  );
});
