import * as tf from '@tensorflow/tfjs';
import type { PlanLayer } from '../core/graph/types';
import { seedOf } from '../core/random';
import { normalizeByBatch, normalizeByMoving, type BatchNormSettings, type BatchNormWeights } from './batch-norm';
import { dilatedConvolutions, isDilated } from './dilated';
import { noiseLayers } from './noise';
import { rewritten } from './rewritten';
import { conv3d, conv3dTranspose } from './volumes';
import { reversed, wrappers } from './wrappers';

/** A layer of the plan, the tfjs layer that stands for it, and its weights by Keras's names. */
export interface BuiltLayer {
  readonly plan: PlanLayer;
  readonly layer: tf.layers.Layer;
  readonly weights: ReadonlyMap<string, tf.Variable>;
}

export interface CallMode {
  /** Whether gradients are being taken; a frozen layer runs in inference mode all the same. */
  readonly training: boolean;
  /** Of this step, for what is random. */
  readonly seed: number;
}

const noWebgpuGradient = 'its gradient comes out wrong with WebGPU. Train with WASM or WebGL instead';

interface RecurrentCell {
  dropoutFunc?: (x: tf.Tensor, rate: number) => tf.Tensor;
  dropoutMask?: tf.Tensor | tf.Tensor[] | null;
  recurrentDropoutMask?: tf.Tensor | tf.Tensor[] | null;
}

/**
 * A layer's output for these inputs. `trainable: false` means what Keras's transfer-learning guide means by it: the layer runs with
 * training=False, so normalizations use (and keep) their moving statistics and dropout and noise are off. So does one that keeps its statistics while its
 * scale and offset train.
 */
export function callLayer(built: BuiltLayer, inputs: readonly tf.Tensor[], mode: CallMode): tf.Tensor {
  const { plan } = built;
  const training = mode.training && plan.trainable && !plan.keepsStatistics;
  const first = inputs[0]!;
  if (plan.className in wrappers) return wrappers[plan.className]!(built, first, (inner, x) => callLayer(inner, [x], mode));
  if (plan.className === 'BatchNormalization') return callBatchNorm(built, first, training);
  // tfjs's layer does the same in two passes.
  if (plan.className === 'ReLU' && plan.config['max_value'] === 6) return tf.relu6(first);
  if (plan.stochastic && plan.className in noiseLayers) {
    return training ? noiseLayers[plan.className]!(first, plan.config, seedOf(mode.seed, plan.name)) : first;
  }
  if (mode.training && plan.className in dilatedConvolutions && isDilated(plan.config)) {
    return finish(built, dilatedConvolutions[plan.className]!(first, (name) => built.weights.get(name)!, plan.config));
  }
  if (mode.training && plan.className === 'Conv3DTranspose' && tf.getBackend() === 'webgpu') throw new Error(noWebgpuGradient);
  if (plan.className === 'Conv3DTranspose') return finish(built, conv3dTranspose(first, built.weights.get('kernel')!, plan.config));
  // tfjs's own gradient is wrong on WASM alone.
  if (mode.training && plan.className === 'Conv3D' && tf.getBackend() === 'wasm') return finish(built, conv3d(first, built.weights.get('kernel')!, plan.config));
  if (mode.training && plan.className in rewritten) {
    const output = rewritten[plan.className]!(first, plan.config);
    if (output) return output;
  }
  if ('cell' in built.layer) return callRecurrent(built, first, training, mode.seed);
  // The seed is for Graft's own layers (custom-layers): tfjs's know no such argument.
  return asTensor(built.layer.call(inputs.length === 1 ? first : [...inputs], { training, seed: seedOf(mode.seed, plan.name) }));
}

const asTensor = (output: tf.Tensor | tf.Tensor[]): tf.Tensor => (Array.isArray(output) ? output[0]! : output);

/** What a BatchNormalization works with. */
export function normalizationOf({ plan, weights }: BuiltLayer): { tensors: BatchNormWeights; settings: BatchNormSettings } {
  const axis = plan.config['axis'];
  const settings = {
    axis: Number(Array.isArray(axis) ? axis[0] : (axis ?? -1)),
    epsilon: Number(plan.config['epsilon'] ?? 1e-3),
    momentum: Number(plan.config['momentum'] ?? 0.99),
  };
  const tensors = {
    gamma: weights.get('gamma') ?? null,
    beta: weights.get('beta') ?? null,
    movingMean: weights.get('moving_mean')!,
    movingVariance: weights.get('moving_variance')!,
  };
  return { tensors, settings };
}

function callBatchNorm(built: BuiltLayer, x: tf.Tensor, training: boolean): tf.Tensor {
  const { tensors, settings } = normalizationOf(built);
  return training ? normalizeByBatch(x, tensors, settings) : normalizeByMoving(x, tensors, settings);
}

/** Bias and activation of a convolution that was written anew. */
function finish({ layer, weights }: BuiltLayer, convolved: tf.Tensor): tf.Tensor {
  const bias = weights.get('bias');
  const shifted = bias ? tf.add(convolved, bias) : convolved;
  const { activation } = layer as unknown as { activation: { apply(x: tf.Tensor): tf.Tensor } | null };
  return activation ? activation.apply(shifted) : shifted;
}

/** tfjs keeps a recurrent cell's dropout masks until the next call, drawn from Math.random: they are seeded and given back here. */
function callRecurrent({ layer, plan }: BuiltLayer, x: tf.Tensor, training: boolean, seed: number): tf.Tensor {
  const recurrent = layer as unknown as { cell: RecurrentCell; goBackwards: boolean };
  const { cell } = recurrent;
  let drawn = 0;
  cell.dropoutFunc = (ones, rate) => tf.dropout(ones, rate, undefined, seedOf(seed, plan.name, ++drawn));
  // Pictures are turned round here: WebGL cannot reverse so many axes.
  const turned = recurrent.goBackwards && x.rank > 4;
  if (turned) recurrent.goBackwards = false;
  const output = asTensor(layer.call(turned ? reversed(x) : x, { training }));
  recurrent.goBackwards ||= turned;
  tf.dispose([cell.dropoutMask ?? [], cell.recurrentDropoutMask ?? []]);
  cell.dropoutMask = null;
  cell.recurrentDropoutMask = null;
  return output;
}
