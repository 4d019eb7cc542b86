import { setConfig } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import type { FormField } from '../../core/layers/form';
import { useDocumentStore } from '../../store/document-store';
import { Section } from '../../ui/panel';
import { ConfigField } from './config-field';
import { oftenAndSeldom } from './often-and-seldom';

/** Keras arguments of one layer, or those that several layers share: a change is one step for all of them. */
export function Arguments({ layers, fields }: { layers: readonly LayerNode[]; fields: readonly FormField[] }) {
  if (fields.length === 0) return null;
  const { often, seldom } = oftenAndSeldom(fields);
  return (
    <>
      {often.map((field) => <Argument key={field.name} layers={layers} field={field} />)}
      {seldom.length > 0 && (
        <Section title="More arguments" detail={seldom.length} defaultOpen={often.length === 0}>
          {seldom.map((field) => <Argument key={field.name} layers={layers} field={field} />)}
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

function Argument({ layers, field }: { layers: readonly LayerNode[]; field: FormField }) {
  const names = layers.map(({ name }) => name);
  const values = layers.map(({ config }) => (field.name in config ? config[field.name] : field.default));
  const mixed = values.some((value) => JSON.stringify(value) !== JSON.stringify(values[0]));
  const patch = (value: unknown) => ({ [field.name]: value });
  const check = (value: unknown) => {
    const { document } = useDocumentStore.getState();
    const result = document && setConfig(document, names, patch(value));
    return result && !result.ok && result.issue.code !== 'nothing-to-do' ? withoutPrefix(result.issue.message, ...names, field.name) : null;
  };
  const set = (value: unknown) => {
    useDocumentStore.getState().apply((document) => setConfig(document, names, patch(value)));
  };
  return <ConfigField field={field} value={mixed ? undefined : values[0]} mixed={mixed} check={check} onSet={set} />;
}
