import type { GPGPUProgram, MathBackendWebGL, TensorInfo } from '@tensorflow/tfjs';
import type { AdamAttrs } from '../optimizers/adam';

type Name = 'variable' | 'gradient' | 'momentum' | 'velocity';

/** Of tensors of one shape: the expression, of four numbers at a time, by the tensors' and the numbers' names. */
function elementwise(shape: number[], tensors: readonly Name[], numbers: readonly (keyof AdamAttrs)[], expression: string): GPGPUProgram {
  const read = (name: string): string => `vec4 ${name}_ = get${name[0]!.toUpperCase()}${name.slice(1)}AtOutCoords();`;
  return {
    variableNames: [...tensors],
    outputShape: shape,
    packedInputs: true,
    packedOutput: true,
    customUniforms: numbers.map((name) => ({ name, type: 'float' as const })),
    userCode: `void main() { ${tensors.map(read).join(' ')} setOutput(${tensors.reduce((text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}_`), expression)}); }`,
  };
}

/** A whole step of Adam in three passes, one for each thing it makes, in place of some fourteen: see `UpdateRule.fused`. */
export function adamUpdate({ inputs, backend, attrs }: { inputs: Readonly<Record<Name, TensorInfo>>; backend: MathBackendWebGL; attrs: AdamAttrs }): TensorInfo[] {
  const { shape } = inputs.variable;
  const run = (given: Partial<Record<Name, TensorInfo>>, numbers: readonly (keyof AdamAttrs)[], expression: string): TensorInfo => {
    const names = Object.keys(given) as Name[];
    return backend.runWebGLProgram(elementwise(shape, names, numbers, expression), names.map((name) => given[name]!), 'float32', numbers.map((name) => [attrs[name]]));
  };
  const { variable, gradient } = inputs;
  const momentum = run({ momentum: inputs.momentum, gradient }, ['share1'], 'momentum + (gradient - momentum) * share1');
  const velocity = run({ velocity: inputs.velocity, gradient }, ['share2'], 'velocity + (gradient * gradient - velocity) * share2');
  const next = run({ variable, momentum, velocity }, ['alpha', 'epsilon', 'decay', 'part'], 'variable - variable * decay - part * momentum * alpha / (sqrt(velocity) + epsilon)');
  return [next, momentum, velocity];
}
