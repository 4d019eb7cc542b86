import { TopologyBuilder, type GeneratedModel } from './topology-builder';

export interface NasnetSize {
  /** Channels of the last cells' sum; Keras's NASNetLarge has 4032. Divisible by 192. */
  readonly penultimateFilters: number;
  /** Normal cells in each of the three stages. */
  readonly blocks: number;
  readonly stemFilters: number;
  /** NASNetLarge skips the reductions' second output, NASNetMobile does not. */
  readonly skipReduction: boolean;
  /** Pixels of a side. */
  readonly imageSize: number;
  readonly classes: number;
}

const normalization = { momentum: 0.9997, epsilon: 1e-3 };
/** A cell's output, and what the next cell takes as its second input. */
type Cell = readonly [x: string, p: string];

/**
 * NASNet-A (Zoph et al. 2018, figure 4) layer by layer as keras.applications builds it, with Keras's names: 1,041 layers with NASNetLarge's
 * figures. Cells take the outputs of the two cells before them, so that no layer of the middle is on every path.
 */
export function nasnet(size: NasnetSize): GeneratedModel {
  const net = new Nasnet('NASNet');
  const filters = size.penultimateFilters / 24;
  const image = net.add('InputLayer', [], { batch_input_shape: [null, size.imageSize, size.imageSize, 3] }, 'input_1');
  const stem = net.add('Conv2D', [image], { filters: size.stemFilters, kernel_size: 3, strides: 2, padding: 'valid', use_bias: false }, 'stem_conv1');
  let [x, p]: readonly [string, string | null] = [net.add('BatchNormalization', [stem], normalization, 'stem_bn1'), null];
  [x, p] = net.reduction(x, p, filters / 4, 'stem_1');
  [x, p] = net.reduction(x, p, filters / 2, 'stem_2');
  for (const stage of [0, 1, 2]) {
    if (stage > 0) {
      const [reduced, second] = net.reduction(x, p, filters * 2 ** stage, `reduce_${stage * size.blocks}`);
      [x, p] = [reduced, size.skipReduction ? p : second];
    }
    for (let block = 0; block < size.blocks; block++) [x, p] = net.normal(x, p, filters * 2 ** stage, String(stage * size.blocks + block + (stage > 0 ? 1 : 0)));
  }
  const pooled = net.add('GlobalAveragePooling2D', [net.add('Activation', [x], { activation: 'relu' })]);
  return net.files([net.add('Dense', [pooled], { units: size.classes, activation: 'softmax' }, 'predictions')]);
}

class Nasnet extends TopologyBuilder {
  normal(ip: string, before: string | null, filters: number, id: string): Cell {
    const p = this.adjust(before, ip, filters, id);
    const h = this.squeeze(ip, filters, 'normal', id);
    const pool = (from: string, name: string) => this.add('AveragePooling2D', [from], { pool_size: 3, strides: 1, padding: 'same' }, name);
    const x1 = this.sum(this.separable(h, filters, 5, 1, `normal_left1_${id}`), this.separable(p, filters, 3, 1, `normal_right1_${id}`), `normal_add_1_${id}`);
    const x2 = this.sum(this.separable(p, filters, 5, 1, `normal_left2_${id}`), this.separable(p, filters, 3, 1, `normal_right2_${id}`), `normal_add_2_${id}`);
    const x3 = this.sum(pool(h, `normal_left3_${id}`), p, `normal_add_3_${id}`);
    const x4 = this.sum(pool(p, `normal_left4_${id}`), pool(p, `normal_right4_${id}`), `normal_add_4_${id}`);
    const x5 = this.sum(this.separable(h, filters, 3, 1, `normal_left5_${id}`), h, `normal_add_5_${id}`);
    return [this.add('Concatenate', [p, x1, x2, x3, x4, x5], { axis: -1 }, `normal_concat_${id}`), ip];
  }

  reduction(ip: string, before: string | null, filters: number, id: string): Cell {
    const p = this.adjust(before, ip, filters, id);
    const h = this.squeeze(ip, filters, 'reduction', id);
    const h3 = this.add('ZeroPadding2D', [h], { padding: this.correctPad(h, 3) }, `reduction_pad_1_${id}`);
    const pool = (type: 'Max' | 'Average', name: string) => this.add(`${type}Pooling2D`, [h3], { pool_size: 3, strides: 2, padding: 'valid' }, name);
    const x1 = this.sum(this.separable(h, filters, 5, 2, `reduction_left1_${id}`), this.separable(p, filters, 7, 2, `reduction_right1_${id}`), `reduction_add_1_${id}`);
    const x2 = this.sum(pool('Max', `reduction_left2_${id}`), this.separable(p, filters, 7, 2, `reduction_right2_${id}`), `reduction_add_2_${id}`);
    const x3 = this.sum(pool('Average', `reduction_left3_${id}`), this.separable(p, filters, 5, 2, `reduction_right3_${id}`), `reduction_add3_${id}`);
    const smooth = this.add('AveragePooling2D', [x1], { pool_size: 3, strides: 1, padding: 'same' }, `reduction_left4_${id}`);
    const x4 = this.sum(x2, smooth);
    const x5 = this.sum(this.separable(x1, filters, 3, 1, `reduction_left4_${id}`), pool('Max', `reduction_right5_${id}`), `reduction_add4_${id}`);
    return [this.add('Concatenate', [x2, x3, x4, x5], { axis: -1 }, `reduction_concat_${id}`), ip];
  }

  /** Brings the output of the cell before last to the size and channels of the last one's. */
  private adjust(p: string | null, ip: string, filters: number, id: string): string {
    if (p === null) return ip;
    const [height, , channels] = this.shape(p);
    if (height !== this.shape(ip)[0]) return this.adjustReduced(p, filters, id);
    if (channels === filters) return p;
    const projected = this.add('Conv2D', [this.relu(p)], { filters, kernel_size: 1, padding: 'same', use_bias: false }, `adjust_conv_projection_${id}`);
    return this.add('BatchNormalization', [projected], normalization, `adjust_bn_${id}`);
  }

  private adjustReduced(p: string, filters: number, id: string): string {
    const active = this.relu(p, `adjust_relu_1_${id}`);
    const half = (from: string, at: 1 | 2) => this.add('Conv2D', [
      this.add('AveragePooling2D', [from], { pool_size: 1, strides: 2, padding: 'valid' }, `adjust_avg_pool_${at}_${id}`),
    ], { filters: filters / 2, kernel_size: 1, padding: 'same', use_bias: false }, `adjust_conv_${at}_${id}`);
    const left = half(active, 1);
    const shifted = this.add('Cropping2D', [this.add('ZeroPadding2D', [active], { padding: [[0, 1], [0, 1]] })], { cropping: [[1, 0], [1, 0]] });
    return this.add('BatchNormalization', [this.add('Concatenate', [left, half(shifted, 2)], { axis: -1 })], normalization, `adjust_bn_${id}`);
  }

  private squeeze(ip: string, filters: number, kind: string, id: string): string {
    const conv = this.add('Conv2D', [this.relu(ip)], { filters, kernel_size: 1, padding: 'same', use_bias: false }, `${kind}_conv_1_${id}`);
    return this.add('BatchNormalization', [conv], normalization, `${kind}_bn_1_${id}`);
  }

  private separable(ip: string, filters: number, kernel: number, stride: 1 | 2, id: string): string {
    const active = this.relu(ip);
    const padded = stride === 1 ? active : this.add('ZeroPadding2D', [active], { padding: this.correctPad(active, kernel) }, `separable_conv_1_pad_${id}`);
    const first = this.add('SeparableConv2D', [padded], { filters, kernel_size: kernel, strides: stride, padding: stride === 1 ? 'same' : 'valid', use_bias: false }, `separable_conv_1_${id}`);
    const middle = this.relu(this.add('BatchNormalization', [first], normalization, `separable_conv_1_bn_${id}`));
    const second = this.add('SeparableConv2D', [middle], { filters, kernel_size: kernel, padding: 'same', use_bias: false }, `separable_conv_2_${id}`);
    return this.add('BatchNormalization', [second], normalization, `separable_conv_2_bn_${id}`);
  }

  /** keras.applications.imagenet_utils.correct_pad. */
  private correctPad(name: string, kernel: number): readonly (readonly [number, number])[] {
    const [height, width] = this.shape(name) as readonly [number, number];
    const correct = Math.floor(kernel / 2);
    return [height, width].map((side) => [correct - (1 - (side % 2)), correct] as const);
  }

  private relu = (from: string, name?: string): string => this.add('Activation', [from], { activation: 'relu' }, name);
  private sum = (a: string, b: string, name?: string): string => this.add('Add', [a, b], {}, name);
}
