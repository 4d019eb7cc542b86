import { fittingConfig, replaceLayer } from '../../core/graph/edits';
import { indexOf } from '../../core/graph/graph-index';
import { layerDefinitions } from '../../core/layers';
import { openChooser } from '../../store/chooser-store';
import { useDocumentStore } from '../../store/document-store';
import type { Command } from './command';

function selectedLayer() {
  const { document, selection: [name, ...more] } = useDocumentStore.getState();
  return document && name !== undefined && more.length === 0 ? indexOf(document).byName.get(name) : undefined;
}

export const replaceBy: Command = {
  id: 'replace-by',
  title: 'Replace by…',
  help: 'Puts a layer of another type in its place, with the arguments that both have',
  icon: 'swap',
  isEnabled() {
    const layer = selectedLayer();
    return layer !== undefined && layer.type !== 'InputLayer';
  },
  run() {
    const layer = selectedLayer();
    if (!layer) return;
    const { name, type, config, inputs } = layer;
    const takes = layerDefinitions.filter((one) => one.className !== type && inputs.length >= one.inputs.min && inputs.length <= one.inputs.max && one.inputs.max > 0);
    openChooser({
      title: `Replace “${name}” (${type}) by…`,
      label: 'Find a layer type',
      choices: takes.map(({ className, category }) => ({ id: className, label: className, detail: category })),
      choose: (next) => useDocumentStore.getState().apply((document) => replaceLayer(document, name, next, fittingConfig(next, config))),
    });
  },
};
