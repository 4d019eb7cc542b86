import { setLearningRateMultiplier } from '../../core/graph/edits';
import { largestMultiplier, multiplierOf } from '../../core/graph/learning-rate';
import type { LayerNode } from '../../core/graph/types';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { NumberField } from '../../ui/number-field';

const hint = 'Of the learning rate that is set for the training: 0.1 lets what was trained before change a tenth as fast.';

/** How fast the layers that train do so, set for one or for several at once; nothing where none of them can. */
export function LearningRateField({ layers }: { layers: readonly LayerNode[] }) {
  const analysis = useAnalysis();
  const training = layers.filter(({ name, trainable }) => trainable && (analysis?.layers.get(name)?.weights.length ?? 0) > 0);
  const [first] = training;
  if (!first) return null;
  const shared = training.every((layer) => multiplierOf(layer) === multiplierOf(first)) ? multiplierOf(first) : null;
  const names = training.map(({ name }) => name);
  const set = (value: number) => void useDocumentStore.getState().apply((document) => setLearningRateMultiplier(document, names, value));
  return <NumberField key={names.join(' ')} label="Learning rate ×" hint={hint} value={shared} min={0} above max={largestMultiplier} onChange={set} />;
}
