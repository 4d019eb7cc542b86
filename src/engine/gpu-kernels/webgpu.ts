import { getKernel, registerKernel, util, type KernelConfig, type KernelFunc, type TensorInfo } from '@tensorflow/tfjs';
import type { WebGPUBackend, WebGPUProgram } from '@tensorflow/tfjs-backend-webgpu';
import type { AdamAttrs } from '../optimizers/adam';
import { adamUpdate, capital, renamed, type Pass, type Tensors } from './adam-update';

const groupSize = 64;

function programOf(pass: Pass, shape: number[]): WebGPUProgram {
  const expression = renamed(pass, (name) => `get${capital(name)}ByOutputIndex(index)`, (name) => `uniforms.${name}`);
  return {
    variableNames: [...pass.tensors],
    outputShape: shape,
    workgroupSize: [groupSize, 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    dispatch: [Math.ceil(util.sizeFromShape(shape) / groupSize), 1, 1],
    size: true,
    uniforms: pass.numbers.map((name) => `${name} : f32,`).join(' '),
    shaderKey: `graft ${pass.expression}`,
    getUserCode: () => `fn main(index : i32) { if (index < uniforms.size) { setOutputAtIndex(index, ${expression}); } }`,
  };
}

function run({ inputs, backend, attrs }: { inputs: Tensors; backend: WebGPUBackend; attrs: AdamAttrs }): TensorInfo[] {
  return adamUpdate(inputs, (pass, tensors) => {
    const given = pass.tensors.map((name) => tensors[name]);
    return backend.runWebGPUProgram(programOf(pass, inputs.variable.shape), given, 'float32', pass.numbers.map((name) => ({ type: 'float32', data: [attrs[name]] })));
  });
}

/** Puts kernels of ours in tfjs's registry for the WebGPU backend. */
export function registerWebgpuKernels(): void {
  if (getKernel('AdamUpdate', 'webgpu') as KernelConfig | undefined) return;
  registerKernel({ kernelName: 'AdamUpdate', backendName: 'webgpu', kernelFunc: run as unknown as KernelFunc });
}
