import { useId } from 'react';
import { startAnew } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';
import { Button } from '../../ui/button';

/** Lets the selected layers start from random numbers, to compare with what pretraining brings. Nothing for layers that hold no weights. */
export function ForgetWeights({ layers }: { layers: readonly LayerNode[] }) {
  const hint = useId();
  const holding = layers.filter(({ weights }) => Object.keys(weights).length > 0);
  if (holding.length === 0) return null;
  const forget = () => useDocumentStore.getState().apply((document) => startAnew(document, holding.map(({ name }) => name)));
  return (
    <div className="forget-weights">
      <Button variant="quiet" icon="eraser" aria-describedby={hint} onClick={forget}>{holding.length > 1 ? 'Forget their weights' : 'Forget its weights'}</Button>
      <p className="ui-hint" id={hint}>{meaning(layers.length, holding.length)}</p>
    </div>
  );
}

function meaning(selected: number, holding: number): string {
  const whose = selected === 1 ? 'It' : holding === 1 ? 'One of these holds weights. It' : holding < selected ? `${holding} of these hold weights. They` : 'They';
  return `${whose} will start from random numbers, as without pretraining: good to compare. Undo brings the weights back.`;
}
