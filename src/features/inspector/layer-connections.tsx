import { connect, disconnect, faultInConnection } from '../../core/graph/edits';
import type { LayerNode } from '../../core/graph/types';
import { getLayer } from '../../core/layers';
import { openChooser } from '../../store/chooser-store';
import { useDocumentStore } from '../../store/document-store';
import { Button, IconButton } from '../../ui/button';
import { Section } from '../../ui/panel';

const apply = useDocumentStore.getState().apply;

/** Where a layer's inputs come from, in Keras's order, to cut and to draw without a pointer. */
export function LayerConnections({ layer: { name, type, inputs } }: { layer: LayerNode }) {
  const most = getLayer(type)?.inputs.max ?? Infinity;
  if (most === 0) return null;
  return (
    <Section title="Connections" detail={inputs.length} defaultOpen={most > 1 || inputs.length !== 1}>
      <ul className="layer-inputs" aria-label="Inputs">
        {inputs.map((input, index) => (
          <li key={`${input} ${index}`}>
            <button type="button" className="fact-link" onClick={() => useDocumentStore.getState().select([input])}>{input}</button>
            <IconButton icon="close" size="small" label={`Cut the connection from ${input}`} onClick={() => apply((document) => disconnect(document, input, name))} />
          </li>
        ))}
      </ul>
      {inputs.length === 0 && <p className="ui-hint">Nothing comes in.</p>}
      {inputs.length < most && <Button size="small" icon="plus" onClick={() => chooseInput(name)}>Add an input</Button>}
    </Section>
  );
}

function chooseInput(target: string): void {
  const { document } = useDocumentStore.getState();
  if (!document) return;
  openChooser({
    title: `Connect a layer to “${target}”`,
    label: 'Find a layer to connect',
    choices: document.layers.filter(({ name }) => name !== target).map(({ name, type }) => ({ id: name, label: name, detail: type, refusal: faultInConnection(document, name, target)?.message })),
    choose: (source) => apply((now) => connect(now, source, target)),
  });
}
