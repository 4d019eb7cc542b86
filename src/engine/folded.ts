import * as tf from '@tensorflow/tfjs';
import type { PlanLayer } from '../core/graph/types';
import { movingScale } from './batch-norm';
import { isDilated } from './dilated';
import { normalizationOf, type BuiltLayer } from './layer-call';

/** What is computed at once: a layer, or a convolution and the normalization behind it, and perhaps the activation behind that. */
export interface Step {
  /** Of the last of its layers, whose output it gives. */
  readonly name: string;
  readonly inputs: readonly string[];
  readonly layers: readonly PlanLayer[];
}

type Activation = 'linear' | 'relu' | 'relu6';

const kernels: Readonly<Record<string, string>> = { Conv2D: 'kernel', DepthwiseConv2D: 'depthwise_kernel' };

const isLinear = ({ config }: PlanLayer): boolean => (config['activation'] ?? 'linear') === 'linear';
const isFoldable = (layer: PlanLayer): boolean => layer.className in kernels && isLinear(layer) && !isDilated(layer.config) && (layer.config['data_format'] ?? 'channels_last') === 'channels_last';

/** Whether each of the last axis's channels has a scale and an offset of its own. */
function isByChannel({ className, config, outputShape }: PlanLayer): boolean {
  const axis = Number([config['axis'] ?? -1].flat()[0]);
  return className === 'BatchNormalization' && (axis === -1 || axis === outputShape.length);
}

/** Of those that tfjs's convolutions can apply by themselves; null for all other layers. */
function activationOf({ className, config }: PlanLayer): Activation | null {
  const name = className === 'Activation' ? config['activation'] : className === 'ReLU' ? { null: 'relu', 6: 'relu6' }[String(config['max_value'] ?? null)] : null;
  return name === 'relu' || name === 'relu6' ? name : null;
}

const stepOf = (layers: readonly PlanLayer[]): Step => ({ name: layers.at(-1)!.name, inputs: layers[0]!.inputs, layers });

/**
 * A path with the normalizations folded into the convolutions before them: all of them in inference mode, then with their activations too; the frozen ones in
 * training. What is folded away has one reader alone and is not `wanted` itself.
 */
export function foldedSteps(path: readonly PlanLayer[], wanted: ReadonlySet<string>, training: boolean): Step[] {
  const readers = new Map<string, PlanLayer[]>();
  for (const layer of path) for (const input of layer.inputs) readers.set(input, [...(readers.get(input) ?? []), layer]);
  const readerOf = ({ name }: PlanLayer): PlanLayer | null => (wanted.has(name) || readers.get(name)?.length !== 1 ? null : readers.get(name)![0]!);
  const away = new Set<PlanLayer>();
  return path.flatMap((layer) => {
    if (away.has(layer)) return [];
    const norm = isFoldable(layer) ? readerOf(layer) : null;
    if (!norm || !isByChannel(norm) || (training && norm.trainable)) return [stepOf([layer])];
    away.add(norm);
    const next = training ? null : readerOf(norm);
    if (!next || !activationOf(next)) return [stepOf([layer, norm])];
    away.add(next);
    return [stepOf([layer, norm, next])];
  });
}

interface Made {
  /** The weights that it was made of. */
  readonly from: readonly object[];
  readonly tensors: readonly [tf.Tensor, tf.Tensor1D];
}

/** Tensors made of weights, kept as long as those stay as they are. */
class Kept {
  readonly #made = new Map<string, Made>();

  of(key: string, weights: readonly tf.Variable[], make: () => [tf.Tensor, tf.Tensor]): Made['tensors'] {
    const before = this.#made.get(key);
    if (before && weights.every(({ dataId }, at) => dataId === before.from[at])) return before.tensors;
    tf.dispose(before?.tensors as tf.Tensor[] | undefined ?? []);
    const tensors = tf.tidy(make).map((tensor) => tf.keep(tensor)) as unknown as Made['tensors'];
    this.#made.set(key, { from: weights.map(({ dataId }) => dataId), tensors });
    return tensors;
  }

  dispose(): void {
    for (const { tensors } of this.#made.values()) tf.dispose([...tensors]);
    this.#made.clear();
  }
}

/** Computes convolutions together with what is folded into them. */
export class Folds {
  readonly #whole = new Kept();
  readonly #scales = new Kept();

  /** The output of a step of several layers. */
  run([convolution, norm, activation]: readonly BuiltLayer[], x: tf.Tensor4D, training: boolean): tf.Tensor {
    const [plan, before] = [convolution!.plan, convolution!.weights];
    const { config, className } = plan;
    const strides = (config['strides'] ?? 1) as [number, number] | number;
    const pad = config['padding'] === 'same' ? 'same' : 'valid';
    const weights = [...norm!.weights.values()];
    const scales = (): Made['tensors'] => this.#scales.of(norm!.plan.name, weights, () => scalesOf(norm!));
    if (training) {
      const [factor, shift] = scales();
      const [filter, bias] = folded(convolution!, factor, shift);
      const convolved = className === 'Conv2D' ? tf.conv2d(x, filter, strides, pad) : tf.depthwiseConv2d(x, filter, strides, pad);
      return tf.add(convolved, bias);
    }
    const [filter, bias] = this.#whole.of(plan.name, [...before.values(), ...weights], () => folded(convolution!, ...scales()));
    const given = { x, filter: filter as tf.Tensor4D, bias, strides, pad, activation: activation ? activationOf(activation.plan)! : 'linear' } as const;
    return className === 'Conv2D' ? tf.fused.conv2d(given) : tf.fused.depthwiseConv2d(given);
  }

  dispose(): void {
    this.#whole.dispose();
    this.#scales.dispose();
  }
}

function scalesOf(norm: BuiltLayer): [tf.Tensor, tf.Tensor] {
  const { tensors, settings } = normalizationOf(norm);
  const { factor, shift } = movingScale(tensors, settings.epsilon);
  return [factor, shift];
}

/** Kernel and bias of a convolution that does a normalization's work too. */
function folded({ plan, weights }: BuiltLayer, factor: tf.Tensor, shift: tf.Tensor): [tf.Tensor4D, tf.Tensor] {
  const kernel = weights.get(kernels[plan.className]!) as tf.Tensor as tf.Tensor4D;
  // A depthwise kernel is [rows, columns, channels, multiplier]: the output's channels are its last two axes.
  const scale = plan.className === 'Conv2D' ? factor : factor.reshape(kernel.shape.slice(2));
  const own = weights.get('bias');
  return [tf.mul(kernel, scale), own ? tf.add(tf.mul(own, factor), shift) : shift.clone()];
}
