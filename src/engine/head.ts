import type { BuildPlan, PlanLayer } from '../core/graph/types';
import { sizeOf } from '../core/shape';
import type { TrainingConfig } from '../core/training/config';
import { GraftFailure } from '../protocol/errors';

/** What the output layer's numbers are once `stripped` has been made linear; `lengths` are those of capsules, 0 to 1, each by itself. */
export type HeadKind = 'softmax' | 'sigmoid' | 'probabilities' | 'lengths';
export type Loss = Exclude<TrainingConfig['loss'], 'auto'>;

export interface Head {
  readonly output: string;
  readonly kind: HeadKind;
  /** What training makes small. */
  readonly loss: Loss;
  /** Share of the truth that is spread over all answers, 0 to 1; none where it is absent. Not for margin loss. */
  readonly smoothing?: number;
  /** Exponent of focal loss. */
  readonly gamma?: number;
  /** The layer whose last activation is left out, so that the loss is computed from logits (a softmax's logarithm is exact there). */
  readonly stripped: string | null;
  /** Numbers that the network gives for an image. */
  readonly units: number;
  /** Classes that these tell apart: 2 for a single sigmoid unit. */
  readonly classCount: number;
}

/** Types whose `activation` is applied last. */
const endsInActivation = new Set(['Activation', 'Dense', 'Conv1D', 'Conv2D', 'DepthwiseConv2D', 'SeparableConv2D', 'Conv2DTranspose', 'Conv3D', 'Conv3DTranspose', 'Conv1DTranspose', 'DepthwiseConv1D', 'SeparableConv1D']);
const onlyReshapes = new Set(['Reshape', 'Flatten']);

function lastActivation(layer: PlanLayer): string | null {
  if (layer.className === 'Softmax') return 'softmax';
  if (!endsInActivation.has(layer.className)) return null;
  return (layer.config['activation'] as string | null | undefined) ?? 'linear';
}

/** Walks back over what only reshapes (MobileNet v1 ends in Conv2D, Activation, Reshape) to the layer with the last activation. */
function decidingLayer(layers: ReadonlyMap<string, PlanLayer>, output: PlanLayer): PlanLayer {
  let layer = output;
  while (onlyReshapes.has(layer.className) || (layer.className === 'Activation' && lastActivation(layer) === 'linear')) {
    const before = layers.get(layer.inputs[0] ?? '');
    if (!before || [...layers.values()].filter((one) => one.inputs.includes(before.name)).length !== 1) break;
    layer = before;
  }
  return layer;
}

function kindOf(layer: PlanLayer, units: number): HeadKind {
  if (layer.className === 'CapsuleLength') return 'lengths';
  const activation = lastActivation(layer);
  // A softmax over less than the whole vector (a feature map's channels) is no softmax of the vector.
  if (activation === 'softmax') return layer.outputShape.at(-1) === units && units > 1 ? 'softmax' : 'probabilities';
  if (activation === 'sigmoid') return 'sigmoid';
  if (activation === 'linear') return units > 1 ? 'softmax' : 'sigmoid';
  return 'probabilities';
}

/**
 * How the network ends, and the loss that goes with it unless one was chosen.
 * @throws GraftFailure when the network has several outputs or none, or one that is no vector of numbers.
 */
export function findHead(plan: BuildPlan, choice: Partial<Pick<TrainingConfig, 'loss' | 'labelSmoothing' | 'focalGamma'>> = {}): Head {
  const { loss = 'auto', labelSmoothing, focalGamma } = choice;
  if (plan.outputs.length !== 1) {
    throw new GraftFailure({
      code: 'build-failed',
      message: `This network has ${plan.outputs.length} outputs (${plan.outputs.join(', ')}). Graft trains and runs one: remove the others.`,
    });
  }
  const layers = new Map(plan.layers.map((layer) => [layer.name, layer]));
  const output = layers.get(plan.outputs[0]!);
  const units = output ? sizeOf(output.outputShape) : null;
  if (!output || units === null || units < 1) {
    throw new GraftFailure({ code: 'build-failed', layer: plan.outputs[0], message: `The output of ${plan.outputs[0]} has no known size.` });
  }
  const deciding = decidingLayer(layers, output);
  const kind = kindOf(deciding, units);
  return {
    output: output.name,
    kind,
    loss: loss !== 'auto' ? loss : kind === 'lengths' ? 'margin' : 'cross-entropy',
    smoothing: labelSmoothing,
    gamma: focalGamma,
    stripped: kind === 'softmax' || kind === 'sigmoid' ? deciding.name : null,
    units,
    // One capsule says whether its own class is there, and nothing of another.
    classCount: kind === 'lengths' ? units : Math.max(2, units),
  };
}

/**
 * What a person reads: a probability for each class, the single sigmoid unit's complement included. `values` are logits unless `probabilities` or
 * `lengths`; capsules' lengths stay as they are: each is a probability by itself, and together they need not make 1.
 */
export function toProbabilities(values: readonly number[], kind: HeadKind): number[] {
  if (kind === 'probabilities' || kind === 'lengths') return [...values];
  if (kind === 'sigmoid') {
    const each = values.map((value) => 1 / (1 + Math.exp(-value)));
    return each.length === 1 ? [1 - each[0]!, each[0]!] : each;
  }
  const top = Math.max(...values);
  const powers = values.map((value) => Math.exp(value - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
