import { setConfig } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { getLayer } from '../../core/layers';
import { formFields, type FormField } from '../../core/layers/form';
import { useAnalysis, useDocumentStore } from '../../store/document-store';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/panel';
import { ConfigField } from './config-field';
import { ForgetWeights } from './forget-weights';
import { FreezeSwitch } from './freeze-switch';
import { LayerConnections } from './layer-connections';
import { LayerFacts } from './layer-facts';
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
      {definition && <Arguments layer={layer} fields={formFields(definition)} />}
      <LayerConnections layer={layer} />
      {analysis && <LayerFacts layer={layer} analysis={analysis} />}
      {analysis && analysis.weights.length > 0 && <WeightsTable layer={layer} analysis={analysis} />}
      <ForgetWeights layers={[layer]} />
    </>
  );
}

/** The ones that nearly everybody wants first; the others fold away. */
const rare = /initializer|regularizer|constraint|data_format|epsilon|momentum|axis|dtype|dilation_rate|implementation|depth_multiplier/;

function Arguments({ layer, fields }: { layer: LayerNode; fields: readonly FormField[] }) {
  if (fields.length === 0) return null;
  const often = fields.filter(({ name }) => !rare.test(name));
  const seldom = fields.filter(({ name }) => rare.test(name));
  return (
    <>
      {often.map((field) => <Argument key={field.name} layer={layer} field={field} />)}
      {seldom.length > 0 && (
        <Section title="More arguments" detail={seldom.length} defaultOpen={often.length === 0}>
          {seldom.map((field) => <Argument key={field.name} layer={layer} field={field} />)}
        </Section>
      )}
    </>
  );
}

/** Beside the field itself it need not be said which layer and which argument is meant. */
function withoutPrefix(message: string, ...prefixes: string[]): string {
  let rest = message;
  for (const prefix of prefixes) if (rest.startsWith(`${prefix}: `)) rest = rest.slice(prefix.length + 2);
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function Argument({ layer: { name, config }, field }: { layer: LayerNode; field: FormField }) {
  const patch = (value: unknown) => ({ [field.name]: value });
  const check = (value: unknown) => {
    const { document } = useDocumentStore.getState();
    const result = document && setConfig(document, [name], patch(value));
    return result && !result.ok && result.issue.code !== 'nothing-to-do' ? withoutPrefix(result.issue.message, name, field.name) : null;
  };
  const set = (value: unknown) => {
    useDocumentStore.getState().apply((document) => setConfig(document, [name], patch(value)));
  };
  return <ConfigField field={field} value={field.name in config ? config[field.name] : field.default} check={check} onSet={set} />;
}
