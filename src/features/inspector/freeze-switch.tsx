import { setTrainable } from '../../core/graph/edits';
import { frozenState } from '../../core/graph/freezable';
import type { LayerNode } from '../../core/graph/types';
import { getLayer } from '../../core/layers';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { Icon } from '../../ui/icons';

const choices = [
  { trainable: false, icon: 'snowflake', label: 'Frozen' },
  { trainable: true, icon: 'flame', label: 'Trainable' },
] as const;

/** Frozen or trainable, for one layer or for several at once. */
export function FreezeSwitch({ layers }: { layers: readonly LayerNode[] }) {
  const analysis = useAnalysis();
  const frozen = analysis ? frozenState(layers, analysis) : 'mixed';
  const set = (trainable: boolean) => useDocumentStore.getState().apply((document) => setTrainable(document, layers.map(({ name }) => name), trainable));
  const hasWeights = layers.some(({ name }) => (analysis?.layers.get(name)?.weights.length ?? 0) > 0);
  return (
    <div className="freeze-switch" role="radiogroup" aria-label="trainable">
      {choices.map(({ trainable, icon, label }) => (
        <label key={label} className={trainable ? 'trainable' : 'frozen'}>
          <input type="radio" className="visually-hidden" checked={frozen === !trainable} onChange={() => set(trainable)} />
          <Icon name={icon} />
          {label}
        </label>
      ))}
      <p className="ui-hint">{meaning(layers, hasWeights, frozen)}</p>
    </div>
  );
}

function meaning(layers: readonly LayerNode[], hasWeights: boolean, frozen: boolean | 'mixed'): string {
  const [first] = layers;
  if (!first || frozen === 'mixed') return 'Some are frozen, some are trainable.';
  if (layers.length === 1 && getLayer(first.type)?.stochastic) return first.trainable ? 'Its noise is on while training.' : 'It passes everything through, while training too.';
  if (!hasWeights) return 'There are no weights here to train: it makes no difference.';
  return frozen ? 'Training leaves it as it is.' : 'Training changes its weights.';
}
