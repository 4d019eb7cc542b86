import source from 'virtual:graft-layers';
import type { BuildPlan } from '../core/graph/types';
import { customActivations } from '../core/layers/activation-field';
import type { InnerLayer, LayerConfig } from '../core/layers/definition';
import { getLayer } from '../core/layers/index';

const readme = (types: readonly string[]): string => `# A network with layers that TensorFlow.js does not have

It uses ${types.join(', ')}. graft-layers.js, beside this file, teaches them to TensorFlow.js:

    import * as tf from '@tensorflow/tfjs';
    import { registerGraftLayers } from './graft-layers.js';

    registerGraftLayers(tf);
    const model = await tf.loadLayersModel('model.json');

In a page that loads TensorFlow.js by a script tag, leave out the first line and put the others into a <script type="module">.
metadata.json holds the class names, the input's size and how pixels are scaled.
`;

const taught: readonly unknown[] = customActivations;

/** What TensorFlow.js has to be taught for a layer: its class, its activations, and those of a layer within. */
function customIn(className: string, config: LayerConfig): string[] {
  const held = config['layer'] as InnerLayer | undefined;
  const activations = Object.entries(config).filter(([key, value]) => key.endsWith('activation') && taught.includes(value)).map(([, value]) => String(value));
  return [...(getLayer(className)?.custom ? [className] : []), ...activations, ...(held ? customIn(held.class_name, held.config) : [])];
}

/** What a network with Graft's own layers has to carry to be loaded elsewhere, by file name; nothing for other networks. */
export function customLayerFiles({ layers }: BuildPlan): Readonly<Record<string, Uint8Array>> {
  const types = [...new Set(layers.flatMap(({ className, config }) => customIn(className, config)))];
  if (types.length === 0) return {};
  const text = new TextEncoder();
  return { 'graft-layers.js': text.encode(source), 'README.md': text.encode(readme(types)) };
}
