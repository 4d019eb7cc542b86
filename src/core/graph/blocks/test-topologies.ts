import type { GraphDocument, LayerNode } from '../types';

/** Large networks for tests, by their topology and the names that Keras gives; small in channels. */

class Builder {
  readonly layers: LayerNode[] = [];
  private readonly counts = new Map<string, number>();

  add(name: string | null, type: string, inputs: readonly string[], config: LayerNode['config'] = {}): string {
    const own = name ?? this.automatic(type);
    this.layers.push({ name: own, type, config, inputs, trainable: true, origin: 'pretrained', weights: {} });
    return own;
  }

  private automatic(type: string): string {
    const stem = type.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase();
    const count = this.counts.get(stem) ?? 0;
    this.counts.set(stem, count + 1);
    return count === 0 ? stem : `${stem}_${count}`;
  }

  input = () => this.add('input_1', 'InputLayer', [], { batch_input_shape: [null, 64, 64, 3] });
  conv = (name: string | null, from: string, strides = 1) => this.add(name, 'Conv2D', [from], { filters: 4, kernel_size: [3, 3], strides: [strides, strides], padding: 'same' });
  norm = (name: string | null, from: string) => this.add(name, 'BatchNormalization', [from]);
  relu = (name: string | null, from: string) => this.add(name, 'Activation', [from], { activation: 'relu' });

  document(end: string): GraphDocument {
    const pool = this.add('avg_pool', 'GlobalAveragePooling2D', [end]);
    const head = this.add('predictions', 'Dense', [pool], { units: 5, activation: 'softmax' });
    return {
      name: 'test', base: null, layers: this.layers, outputs: [head], classes: [], followsClasses: null, positions: {},
      preprocessing: { scale: 1 / 255, offset: 0, color: 'rgb', fit: 'stretch' },
    };
  }
}

/** ResNet: stages of bottlenecks, the first of each with a projection; Keras's names, or only automatic ones. */
export function resnet(depths: readonly number[], named = true): GraphDocument {
  const net = new Builder();
  const name = (text: string) => (named ? text : null);
  let at = net.relu(name('conv1_relu'), net.norm(name('conv1_bn'), net.conv(name('conv1_conv'), net.input())));
  depths.forEach((depth, stage) => {
    for (let block = 1; block <= depth; block++) {
      const own = (part: string) => name(`conv${stage + 2}_block${block}_${part}`);
      const strides = block === 1 ? 2 : 1;
      let way = net.relu(own('1_relu'), net.norm(own('1_bn'), net.conv(own('1_conv'), at, strides)));
      way = net.relu(own('2_relu'), net.norm(own('2_bn'), net.conv(own('2_conv'), way)));
      const shortcut = block === 1 ? net.norm(own('0_bn'), net.conv(own('0_conv'), at, strides)) : at;
      way = net.norm(own('3_bn'), net.conv(own('3_conv'), way));
      at = net.relu(own('out'), net.add(own('add'), 'Add', [shortcut, way]));
    }
  });
  return net.document(at);
}

/** NASNet: each cell takes the two cells before it; its number ends its layers' names, and its activations have none. */
export function nasnet(cells: number): GraphDocument {
  const net = new Builder();
  let previous = net.norm('stem_bn1', net.conv('stem_conv1', net.input()));
  let current = previous;
  for (let cell = 0; cell < cells; cell++) {
    const adjusted = net.norm(`adjust_bn_${cell}`, net.conv(`adjust_conv_projection_${cell}`, net.relu(`adjust_relu_1_${cell}`, previous)));
    const squeezed = net.norm(`normal_bn_1_${cell}`, net.conv(`normal_conv_1_${cell}`, net.relu(null, current)));
    const sums: string[] = [];
    for (let branch = 1; branch <= 5; branch++) {
      const sides = ['left', 'right'].map((side) => {
        const from = side === 'left' ? squeezed : adjusted;
        const first = net.norm(`separable_conv_1_bn_normal_${side}${branch}_${cell}`, net.conv(`separable_conv_1_normal_${side}${branch}_${cell}`, net.relu(null, from)));
        return net.norm(`separable_conv_2_bn_normal_${side}${branch}_${cell}`, net.conv(`separable_conv_2_normal_${side}${branch}_${cell}`, net.relu(null, first)));
      });
      sums.push(net.add(`normal_add_${branch}_${cell}`, 'Add', sides));
    }
    const joined = net.add(`normal_concat_${cell}`, 'Concatenate', [adjusted, ...sums]);
    [previous, current] = [current, joined];
  }
  return net.document(net.relu(null, current));
}

/** A line of convolutions with automatic names. */
export function plain(layers: number): GraphDocument {
  const net = new Builder();
  let at = net.input();
  while (net.layers.length < layers - 2) at = net.relu(null, net.norm(null, net.conv(null, at)));
  return net.document(at);
}
