import { setTrainable } from '../../core/graph/edits';
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
  const all = (trainable: boolean) => layers.every((layer) => layer.trainable === trainable);
  const set = (trainable: boolean) => useDocumentStore.getState().apply((document) => setTrainable(document, layers.map(({ name }) => name), trainable));
  const analysis = useAnalysis();
  const hasWeights = layers.some(({ name }) => (analysis?.layers.get(name)?.weights.length ?? 0) > 0);
  return (
    <div className="freeze-switch" role="radiogroup" aria-label="trainable">
      {choices.map(({ trainable, icon, label }) => (
        <label key={label} className={trainable ? 'trainable' : 'frozen'}>
          <input type="radio" className="visually-hidden" checked={all(trainable)} onChange={() => set(trainable)} />
          <Icon name={icon} />
          {label}
        </label>
      ))}
      <p className="ui-hint">{meaning(layers, hasWeights)}</p>
    </div>
  );
}

function meaning(layers: readonly LayerNode[], hasWeights: boolean): string {
  const [first] = layers;
  if (!first || layers.some(({ trainable }) => trainable !== first.trainable)) return 'Some are frozen, some are trainable.';
  if (layers.length === 1 && getLayer(first.type)?.stochastic) return first.trainable ? 'Its noise is on while training.' : 'It passes everything through, while training too.';
  if (!hasWeights) return 'There are no weights here to train: it makes no difference.';
  return first.trainable ? 'Training changes its weights.' : 'Training leaves it as it is.';
}
