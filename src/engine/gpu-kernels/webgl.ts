import { getKernel, registerKernel, type GPGPUProgram, type KernelConfig, type KernelFunc, type MathBackendWebGL, type TensorInfo } from '@tensorflow/tfjs';
import type { AdamAttrs } from '../optimizers/adam';
import { adamUpdate, capital, renamed, type Pass, type Tensors } from './adam-update';
import { drawAdam } from './webgl-adam';
import { softmaxLoss, softmaxLossGrad } from './webgl-softmax-loss';

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
  return drawAdam(inputs, backend, attrs) ?? adamUpdate(inputs, (pass, tensors) => {
    const given = pass.tensors.map((name) => tensors[name]);
    return backend.runWebGLProgram(programOf(pass, inputs.variable.shape), given, 'float32', pass.numbers.map((name) => [attrs[name]]));
  });
}

/** Puts kernels of ours in tfjs's registry for the WebGL backend. */
export function registerWebglKernels(): void {
  if (getKernel('AdamUpdate', 'webgl') as KernelConfig | undefined) return;
  for (const [kernelName, kernel] of Object.entries({ AdamUpdate: run, SoftmaxLoss: softmaxLoss, SoftmaxLossGrad: softmaxLossGrad })) {
    registerKernel({ kernelName, backendName: 'webgl', kernelFunc: kernel as unknown as KernelFunc });
  }
}
