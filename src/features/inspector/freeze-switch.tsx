import { setTrainable } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { useDocumentStore } from '../../store/document-store';
import { Icon } from '../../ui/icons';

const choices = [
  { trainable: false, icon: 'snowflake', label: 'Frozen', help: 'Training leaves it as it is.' },
  { trainable: true, icon: 'flame', label: 'Trainable', help: 'Training changes its weights.' },
] as const;

/** Frozen or trainable, for one layer or for several at once. */
export function FreezeSwitch({ layers }: { layers: readonly LayerNode[] }) {
  const all = (trainable: boolean) => layers.every((layer) => layer.trainable === trainable);
  const set = (trainable: boolean) => useDocumentStore.getState().apply((document) => setTrainable(document, layers.map(({ name }) => name), trainable));
  const chosen = choices.find(({ trainable }) => all(trainable));
  return (
    <div className="freeze-switch" role="radiogroup" aria-label="trainable">
      {choices.map(({ trainable, icon, label, help }) => (
        <label key={label} className={trainable ? 'trainable' : 'frozen'} title={help}>
          <input type="radio" className="visually-hidden" checked={all(trainable)} onChange={() => set(trainable)} />
          <Icon name={icon} />
          {label}
        </label>
      ))}
      <p className="ui-hint">{chosen?.help ?? 'Some are frozen, some are trainable.'}</p>
    </div>
  );
}
