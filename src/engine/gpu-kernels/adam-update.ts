import type { TensorInfo } from '@tensorflow/tfjs';
import type { AdamAttrs } from '../optimizers/adam';

export type TensorName = 'variable' | 'gradient' | 'momentum' | 'velocity';
export type NumberName = keyof AdamAttrs;

/** Of tensors of one shape, number by number: an expression that GLSL and WGSL read alike. */
export interface Pass {
  /** The tensor whose next values it gives. */
  readonly makes: TensorName;
  readonly tensors: readonly TensorName[];
  readonly numbers: readonly NumberName[];
  readonly expression: string;
}

const momentum: Pass = { makes: 'momentum', tensors: ['momentum', 'gradient'], numbers: ['share1'], expression: 'momentum + (gradient - momentum) * share1' };
const velocity: Pass = { makes: 'velocity', tensors: ['velocity', 'gradient'], numbers: ['share2'], expression: 'velocity + (gradient * gradient - velocity) * share2' };
const variable: Pass = {
  makes: 'variable',
  tensors: ['variable', 'momentum', 'velocity'],
  numbers: ['alpha', 'epsilon', 'decay', 'part'],
  expression: 'variable - variable * decay - part * (momentum * alpha / (sqrt(velocity) + epsilon))',
};

/** In this order: the last one reads what the others make. */
export const passes: readonly Pass[] = [momentum, velocity, variable];

export type Tensors = Readonly<Record<TensorName, TensorInfo>>;

/** A whole step of Adam in three passes, one for each thing it makes, in place of some fourteen: see `UpdateRule.fused`. */
export function adamUpdate(inputs: Tensors, run: (pass: Pass, tensors: Tensors) => TensorInfo): TensorInfo[] {
  const moved = { ...inputs, momentum: run(momentum, inputs), velocity: run(velocity, inputs) };
  return [run(variable, moved), moved.momentum, moved.velocity];
}

/** The expression with other names. */
export function renamed({ tensors, numbers, expression }: Omit<Pass, 'makes'>, tensor: (name: TensorName) => string, number: (name: NumberName) => string): string {
  return expression.replaceAll(/[a-z][a-z0-9]*/g, (word) => {
    if ((tensors as readonly string[]).includes(word)) return tensor(word as TensorName);
    return (numbers as readonly string[]).includes(word) ? number(word as NumberName) : word;
  });
}

/** `Momentum`, as tfjs names the functions that read a tensor. */
export const capital = (name: string): string => name[0]!.toUpperCase() + name.slice(1);
