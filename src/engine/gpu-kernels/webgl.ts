import { getKernel, registerKernel, type GPGPUProgram, type KernelConfig, type KernelFunc, type MathBackendWebGL, type TensorInfo } from '@tensorflow/tfjs';
import type { AdamAttrs } from '../optimizers/adam';
import { adamUpdate, capital, renamed, type Pass, type Tensors } from './adam-update';

/** Four numbers at a time, as tfjs packs them in a texture. */
function programOf(pass: Pass, shape: number[]): GPGPUProgram {
  return {
    variableNames: [...pass.tensors],
    outputShape: shape,
    packedInputs: true,
    packedOutput: true,
    customUniforms: pass.numbers.map((name) => ({ name, type: 'float' as const })),
    userCode: `void main() { setOutput(${renamed(pass, (name) => `get${capital(name)}AtOutCoords()`, (name) => name)}); }`,
  };
}

function run({ inputs, backend, attrs }: { inputs: Tensors; backend: MathBackendWebGL; attrs: AdamAttrs }): TensorInfo[] {
  return adamUpdate(inputs, (pass, tensors) => {
    const given = pass.tensors.map((name) => tensors[name]);
    return backend.runWebGLProgram(programOf(pass, inputs.variable.shape), given, 'float32', pass.numbers.map((name) => [attrs[name]]));
  });
}

/** Puts kernels of ours in tfjs's registry for the WebGL backend. */
export function registerWebglKernels(): void {
  if (getKernel('AdamUpdate', 'webgl') as KernelConfig | undefined) return;
  registerKernel({ kernelName: 'AdamUpdate', backendName: 'webgl', kernelFunc: run as unknown as KernelFunc });
}
