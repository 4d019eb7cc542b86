import { expect, it } from 'vitest';
import { deleteLayers, setTrainable } from '../../core/graph/edits';
import { denseHead } from '../../core/graph/test-documents';
import { useDocumentStore } from '../../store/document-store';
import { currentGraph } from './visible';

it('what is drawn stays the same object while layers are only frozen, and not when one goes', () => {
  const store = useDocumentStore.getState();
  store.open(denseHead());
  const graph = currentGraph();
  const [first] = graph.nodes.map(({ id }) => id);
  const name = denseHead().layers.find(({ weights }) => Object.keys(weights).length > 0)!.name;
  expect(store.apply((document) => setTrainable(document, [name], false)).ok).toBe(true);
  expect(useDocumentStore.getState().document!.layers.find((layer) => layer.name === name)!.trainable).toBe(false);
  expect(currentGraph()).toBe(graph);
  expect(store.apply((document) => deleteLayers(document, [name])).ok).toBe(true);
  expect(currentGraph()).not.toBe(graph);
  expect(currentGraph().nodes.map(({ id }) => id)).not.toContain(name);
  expect(currentGraph().nodes[0]!.id).toBe(first);
});
