import { util, type TensorInfo } from '@tensorflow/tfjs';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { AdamAttrs } from '../optimizers/adam';
import { assembly } from './assembly';
import { addressOf, allocate } from './heap';

type Name = 'variable' | 'gradient' | 'momentum' | 'velocity';

/** A whole step of Adam in one pass: see `UpdateRule.fused`. */
export function adamUpdate({ inputs, backend, attrs }: { inputs: Readonly<Record<Name, TensorInfo>>; backend: BackendWasm; attrs: AdamAttrs }): TensorInfo[] {
  const { shape } = inputs.variable;
  const outputs = [allocate(backend, shape), allocate(backend, shape), allocate(backend, shape)] as const;
  const [variable, momentum, velocity] = outputs.map((output) => addressOf(backend, output)) as [number, number, number];
  assembly.adam(
    variable, momentum, velocity, addressOf(backend, inputs.variable), addressOf(backend, inputs.momentum), addressOf(backend, inputs.velocity), addressOf(backend, inputs.gradient),
    attrs.share1, attrs.share2, attrs.alpha, attrs.epsilon, attrs.decay, attrs.part, util.sizeFromShape(shape),
  );
  return [...outputs];
}
