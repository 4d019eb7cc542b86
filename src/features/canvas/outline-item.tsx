import type { MouseEvent } from 'react';
import { blockStateText, stateOf } from '../../core/drawing/layer-state';
import { blockFacts } from '../../core/graph/blocks/block-facts';
import type { OutlineRow } from '../../core/graph/blocks/outline-rows';
import { multiplierOf, multiplierText } from '../../core/graph/learning-rate';
import { getLayer } from '../../core/layers';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { collapseBlock, expandBlock } from './folding';
import { blockStateIcon, stateIcon } from './layer-state';

interface Props {
  readonly id: string;
  readonly row: OutlineRow;
  /** px from the list's top. */
  readonly top: number;
  readonly active: boolean;
  readonly unfolded: boolean;
  readonly selected: boolean;
  readonly onChoose: (event: MouseEvent) => void;
}

/** One line of the outline. The keyboard is the tree's: it tells which line it is at. */
export function OutlineItem({ id, row, top, active, unfolded, selected, onChoose }: Props) {
  const { block, layer, level, position, siblings } = row;
  const facts = useRowFacts(row);
  const toggle = () => block && (unfolded ? collapseBlock(block.id) : expandBlock(block.id));
  return (
    <div
      id={id} role="treeitem" aria-level={level} aria-posinset={position} aria-setsize={siblings} aria-selected={selected} aria-expanded={block ? unfolded : undefined}
      aria-label={`${block?.name ?? layer!.name}, ${facts.what}, ${facts.said}${facts.rate ? `, learning rate ${facts.rate}` : ''}${facts.issue ? `, ${facts.issue}` : ''}`}
      className="outline-row" data-active={active} data-state={facts.state} style={{ transform: `translateY(${top}px)`, paddingInlineStart: 4 + (level - 1) * 14 }}
      onClick={onChoose} onDoubleClick={toggle}
    >
      {block ? (
        <span
          className="outline-fold" onClick={(event) => {
            event.stopPropagation();
            toggle();
          }}
        >
          <Icon name={unfolded ? 'chevronDown' : 'chevronRight'} size={12} />
        </span>
      ) : <span className="outline-strip" data-category={getLayer(layer!.type)?.category} />}
      <span className="truncate" title={block?.name ?? layer!.name}>{block?.name ?? layer!.name}</span>
      {facts.rate && <span className="outline-rate">{facts.rate}</span>}
      {facts.issue && <span className="outline-issue"><Icon name="warning" size={12} /></span>}
      <span className="outline-state"><Icon name={facts.icon} size={12} /></span>
    </div>
  );
}

function useRowFacts({ block, layer }: OutlineRow) {
  const document = useDocumentStore((state) => state.document)!;
  const analysis = useAnalysis()!;
  if (block) {
    const { state, multiplier, issues } = blockFacts(document, analysis, block);
    return { what: `block of ${plural(block.layers.length, 'layer')}`, state, said: blockStateText[state], icon: blockStateIcon[state], rate: rateOf(multiplier ?? 1), issue: issues[0]?.message };
  }
  const facts = analysis.layers.get(layer!.name);
  const issue = facts?.issues.find(({ severity }) => severity !== 'info')?.message;
  const state = stateOf(layer!, facts);
  return { what: layer!.type, state, rate: state === 'trainable' ? rateOf(multiplierOf(layer!)) : null, said: layer!.trainable ? 'trainable' : 'frozen', icon: stateIcon(layer!.trainable), issue };
}

const rateOf = (multiplier: number): string | null => (multiplier === 1 ? null : multiplierText(multiplier));
