import type { GraphDocument, LayerNode } from '../types';

/** The layers with `change` made to each one's inputs; a layer whose inputs stay is the same object. */
export function mapInputs(layers: readonly LayerNode[], change: (layer: LayerNode) => readonly string[]): readonly LayerNode[] {
  return layers.map((layer) => {
    const inputs = change(layer);
    return inputs.length === layer.inputs.length && inputs.every((name, at) => name === layer.inputs[at]) ? layer : { ...layer, inputs };
  });
}

/** All connections out of `from`, and its place among the outputs, now start at `to`. */
export function moveConsumers(document: GraphDocument, from: string, to: string): GraphDocument {
  const swap = (name: string) => (name === from ? to : name);
  return {
    ...document,
    layers: mapInputs(document.layers, ({ name, inputs }) => (name === to ? inputs : inputs.map(swap))),
    outputs: [...new Set(document.outputs.map(swap))],
  };
}
