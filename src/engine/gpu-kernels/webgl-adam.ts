import { util, webgl_util, type GPGPUContext, type MathBackendWebGL, type TensorInfo } from '@tensorflow/tfjs';
import type { AdamAttrs } from '../optimizers/adam';
import { passes, renamed, type NumberName, type TensorName, type Tensors } from './adam-update';

const read: readonly TensorName[] = ['variable', 'gradient', 'momentum', 'velocity'];
const numbers: readonly NumberName[] = ['share1', 'share2', 'alpha', 'epsilon', 'decay', 'part'];
/** In the order of the pictures that they are drawn into. */
const made = ['variable', 'momentum', 'velocity'] as const;

/** Texel by texel: whatever lies in four numbers' place, all tensors have it in the same one. */
const source = `#version 300 es
precision highp float;
precision highp sampler2D;
${read.map((name) => `uniform sampler2D ${name}Tensor;`).join('\n')}
${numbers.map((name) => `uniform float ${name};`).join('\n')}
${made.map((name, at) => `layout(location = ${at}) out vec4 ${name}Made;`).join('\n')}
void main() {
  vec2 at = gl_FragCoord.xy / vec2(textureSize(variableTensor, 0));
  ${read.map((name) => `vec4 ${name} = texture(${name}Tensor, at);`).join('\n  ')}
  ${passes.map(({ makes, ...pass }) => `${makes} = ${renamed(pass, (name) => name, (name) => name)};`).join('\n  ')}
  ${made.map((name) => `${name}Made = ${name};`).join('\n  ')}
}`;

interface Drawing {
  readonly program: ReturnType<GPGPUContext['createProgram']>;
  readonly tensors: readonly WebGLUniformLocation[];
  readonly numbers: readonly WebGLUniformLocation[];
}

const drawings = new WeakMap<GPGPUContext, Drawing>();

function drawingOf(gpgpu: GPGPUContext): Drawing {
  const known = drawings.get(gpgpu);
  if (known) return known;
  const program = gpgpu.createProgram(webgl_util.createFragmentShader(gpgpu.gl, source));
  gpgpu.buildVao(program);
  const place = (name: string): WebGLUniformLocation => gpgpu.getUniformLocation(program, name);
  const drawing = { program, tensors: read.map((name) => place(`${name}Tensor`)), numbers: numbers.map(place) };
  drawings.set(gpgpu, drawing);
  return drawing;
}

/** The tensor on the card, four numbers a texel; another one, for the caller to dispose, where it was not laid out so. */
function packed(backend: MathBackendWebGL, tensor: TensorInfo): TensorInfo {
  const data = backend.texData.get(tensor.dataId);
  // What has not been there yet can be brought there as it is to be.
  if (data.texture == null && data.slice == null) [data.isPacked, data.shape] = [true, tensor.shape];
  backend.uploadToGPU(tensor.dataId);
  return data.isPacked ? tensor : backend.packTensor(tensor);
}

/** A step of Adam in one drawing of three pictures; null where the tensors' texels do not lie alike. */
export function drawAdam(inputs: Tensors, backend: MathBackendWebGL, attrs: AdamAttrs): TensorInfo[] | null {
  const { gpgpu } = backend;
  const gl = gpgpu.gl as WebGL2RenderingContext;
  const given = read.map((name) => packed(backend, inputs[name]));
  const dispose = (): void => given.forEach((tensor, at) => tensor !== inputs[read[at]!] && backend.disposeIntermediateTensorInfo(tensor));
  const outputs = made.map(() => {
    const output = backend.makeTensorInfo(inputs.variable.shape, 'float32');
    backend.texData.get(output.dataId).isPacked = true;
    backend.uploadToGPU(output.dataId);
    return output;
  });
  const shapeOf = ({ dataId }: TensorInfo): [number, number] => backend.texData.get(dataId).texShape!;
  const textureOf = ({ dataId }: TensorInfo): WebGLTexture => backend.texData.get(dataId).texture!.texture;
  const shape = shapeOf(outputs[0]!);
  if (given.some((tensor) => !util.arraysEqual(shapeOf(tensor), shape))) {
    outputs.forEach((output) => backend.disposeIntermediateTensorInfo(output));
    dispose();
    return null;
  }
  const drawing = drawingOf(gpgpu);
  gpgpu.setOutputPackedMatrixTexture(textureOf(outputs[0]!), ...shape);
  const others = [gl.COLOR_ATTACHMENT1, gl.COLOR_ATTACHMENT2];
  others.forEach((place, at) => gl.framebufferTexture2D(gl.FRAMEBUFFER, place, gl.TEXTURE_2D, textureOf(outputs[at + 1]!), 0));
  gl.drawBuffers([gl.COLOR_ATTACHMENT0, ...others]);
  gpgpu.setProgram(drawing.program);
  gpgpu.bindVertexArray(drawing.program.vao);
  given.forEach((tensor, at) => gpgpu.setInputMatrixTexture(textureOf(tensor), drawing.tensors[at]!, at));
  numbers.forEach((name, at) => gl.uniform1f(drawing.numbers[at]!, attrs[name]));
  gpgpu.executeProgram();
  // tfjs draws one picture at a time, by the same framebuffer.
  gl.drawBuffers([gl.COLOR_ATTACHMENT0]);
  others.forEach((place) => gl.framebufferTexture2D(gl.FRAMEBUFFER, place, gl.TEXTURE_2D, null, 0));
  dispose();
  return outputs;
}
