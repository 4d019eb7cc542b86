import { deleteLayers } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { getLayer } from '../../core/layers';
import { sharedFields } from '../../core/layers/form';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { Button } from '../../ui/button';
import { formatCount, formatExact } from '../../ui/format';
import { Arguments } from './arguments';
import { ForgetWeights } from './forget-weights';
import { FreezeSwitch } from './freeze-switch';
import { LearningRateField } from './learning-rate-field';

/** What can be said of, and done to, several layers at once. */
export function SeveralLayers({ layers }: { layers: readonly LayerNode[] }) {
  const analysis = useAnalysis();
  const sum = (pick: 'params' | 'trainableParams' | 'macs') => layers.reduce((total, { name }) => total + (analysis?.layers.get(name)?.[pick] ?? 0), 0);
  const types = [...new Set(layers.map(({ type }) => type))];
  const definitions = types.map(getLayer);
  const shared = sharedFields(definitions.filter((one) => one !== undefined));
  return (
    <>
      <p className="quiet">{types.length <= 4 ? types.join(', ') : `${types.slice(0, 4).join(', ')} and ${types.length - 4} other types`}</p>
      <FreezeSwitch layers={layers} />
      <LearningRateField layers={layers} />
      {!definitions.includes(undefined) && <Arguments key={layers.map(({ name }) => name).join(' ')} layers={layers} fields={shared} />}
      <dl className="facts">
        <dt>Parameters</dt>
        <dd>{formatExact(sum('params'))}</dd>
        <dt>Trainable now</dt>
        <dd>{formatExact(sum('trainableParams'))}</dd>
        <dt>Multiply-adds</dt>
        <dd>{formatCount(sum('macs'))}</dd>
      </dl>
      <Button icon="trash" variant="danger" onClick={() => useDocumentStore.getState().apply((document) => deleteLayers(document, layers.map(({ name }) => name)))}>
        Delete these {layers.length}
      </Button>
      {/* Last, since it goes away when pressed: nothing may move under the pointer. */}
      <ForgetWeights layers={layers} />
    </>
  );
}
