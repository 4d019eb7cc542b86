import type { LayerNode } from '../../core/graph/types';
import { getLayer } from '../../core/layers';
import { formFields } from '../../core/layers/form';
import { useAnalysis } from '../../store/document-store';
import { Notice } from '../../ui/notice';
import { Arguments } from './arguments';
import { ForgetWeights } from './forget-weights';
import { FreezeSwitch } from './freeze-switch';
import { LayerConnections } from './layer-connections';
import { LayerFacts } from './layer-facts';
import { LearningRateField } from './learning-rate-field';
import { LayerIssue } from './layer-issue';
import { NameField } from './name-field';
import { WeightsTable } from './weights-table';

/** Everything of one layer: its name, whether it trains, its Keras arguments, shapes and weights. */
export function LayerSettings({ layer }: { layer: LayerNode }) {
  const analysis = useAnalysis()?.layers.get(layer.name);
  const definition = getLayer(layer.type);
  return (
    <>
      <div className="inspector-type">
        <strong>{layer.type}</strong>
        {definition && <p className="quiet">{definition.help}</p>}
      </div>
      {analysis?.issues.map((issue) => <LayerIssue key={issue.code + issue.message} issue={issue} />)}
      {analysis?.startsAnew && <Notice tone="info">Its weights no longer fit its shape, so it will start anew. Setting its arguments back brings them back.</Notice>}
      <NameField layer={layer} />
      <FreezeSwitch layers={[layer]} />
      <LearningRateField layers={[layer]} />
      {definition && <Arguments layers={[layer]} fields={formFields(definition)} />}
      <LayerConnections layer={layer} />
      {analysis && <LayerFacts layer={layer} analysis={analysis} />}
      {analysis && analysis.weights.length > 0 && <WeightsTable layer={layer} analysis={analysis} />}
      <ForgetWeights layers={[layer]} />
    </>
  );
}
