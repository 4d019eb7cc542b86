import { nasnet } from './nasnet';
import { TopologyBuilder, type GeneratedModel } from './topology-builder';

/** Networks of the size that the editor must bear, few channels each: their weights stay small, their graphs are whole. */

/** Keras's NASNetLarge (1,041 layers) with its real cells and few channels; `slim: false` gives its real channels, 88,949,818 parameters. */
export const nasnetLarge = ({ slim = true } = {}): GeneratedModel =>
  nasnet({ penultimateFilters: slim ? 192 : 4032, blocks: 6, stemFilters: slim ? 4 : 96, skipReduction: true, imageSize: 331, classes: slim ? 10 : 1000 });

/** Keras's NASNetMobile: 771 layers, 5,326,716 parameters. */
export const nasnetMobile = (): GeneratedModel => nasnet({ penultimateFilters: 1056, blocks: 4, stemFilters: 32, skipReduction: false, imageSize: 224, classes: 1000 });

/** `count` layers in one line. */
export function chain(count: number): GeneratedModel {
  const net = new TopologyBuilder(`chain_${count}`);
  let end = start(net);
  for (let at = 0; at < count - 3; at++) end = net.add(...step(at, end));
  return finish(net, end);
}

/** `count` layers in residual blocks of three convolutions, as ResNets have them: ten layers a block. */
export function residual(count: number): GeneratedModel {
  const net = new TopologyBuilder(`residual_${count}`);
  let end = start(net);
  const blocks = Math.floor((count - 3) / 10);
  for (let block = 0; block < blocks; block++) {
    let branch = end;
    for (const part of [1, 2, 3]) {
      const conv = net.add('Conv2D', [branch], { filters: 4, kernel_size: part === 2 ? 3 : 1, padding: 'same', use_bias: false }, `block${block}_conv${part}`);
      branch = net.add('BatchNormalization', [conv], {}, `block${block}_bn${part}`);
      if (part < 3) branch = net.add('Activation', [branch], { activation: 'relu' }, `block${block}_relu${part}`);
    }
    const sum = net.add('Add', [end, branch], {}, `block${block}_add`);
    end = net.add('Activation', [sum], { activation: 'relu' }, `block${block}_out`);
  }
  for (let at = 0; at < count - 3 - blocks * 10; at++) end = net.add(...step(at, end));
  return finish(net, end);
}

const start = (net: TopologyBuilder) => net.add('InputLayer', [], { batch_input_shape: [null, 16, 16, 4] }, 'input_1');

function finish(net: TopologyBuilder, end: string): GeneratedModel {
  const pooled = net.add('GlobalAveragePooling2D', [end], {}, 'pool');
  return net.files([net.add('Dense', [pooled], { units: 10, activation: 'softmax' }, 'predictions')]);
}

/** A convolution, its normalization and its activation, in turn. */
function step(at: number, from: string): readonly [type: string, inputs: readonly string[], config: Record<string, unknown>, name: string] {
  const number = Math.floor(at / 3);
  if (at % 3 === 0) return ['Conv2D', [from], { filters: 4, kernel_size: 3, padding: 'same', use_bias: false }, `conv${number}`];
  if (at % 3 === 1) return ['BatchNormalization', [from], {}, `bn${number}`];
  return ['Activation', [from], { activation: 'relu' }, `relu${number}`];
}
