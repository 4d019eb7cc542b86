import type { LayerConfig } from '../layers/definition';
import { analyze } from './analyze';
import type { GraphDocument, LayerNode } from './types';

/** Small networks for tests, each with the kind of head or branch that real ones have. Their tensors are references into a set `test`. */

const node = (name: string, type: string, inputs: readonly string[], config: LayerConfig = {}): LayerNode =>
  ({ name, type, config, inputs, trainable: true, origin: 'pretrained', weights: {} });

/** A document of these layers, every weight of which has a tensor. */
export function testDocument(layers: readonly LayerNode[], outputs: readonly string[], classes: readonly string[] = []): GraphDocument {
  const bare: GraphDocument = {
    name: 'test', base: null, layers, outputs, classes, followsClasses: null, positions: {},
    preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' },
  };
  const analysis = analyze(bare);
  return {
    ...bare,
    layers: layers.map((layer) => {
      const refs = analysis.layers.get(layer.name)!.weights.map(({ name, shape }) => [name, { set: 'test', key: `${layer.name}/${name}`, shape }]);
      return { ...layer, weights: Object.fromEntries(refs) };
    }),
  };
}

const names = (count: number) => Array.from({ length: count }, (_, at) => `thing ${at + 1}`);
const input = (size = 16, channels = 3) => node('input', 'InputLayer', [], { batch_input_shape: [null, size, size, channels] });
const conv = (name: string, from: string, filters: number, more: LayerConfig = {}) =>
  node(name, 'Conv2D', [from], { filters, kernel_size: [3, 3], padding: 'same', use_bias: false, ...more });
const norm = (name: string, from: string) => node(name, 'BatchNormalization', [from]);

const trunk = () => [
  input(),
  conv('conv1', 'input', 4, { strides: [2, 2] }), norm('conv1_bn', 'conv1'), node('conv1_relu', 'ReLU', ['conv1_bn'], { max_value: 6 }),
  node('dw', 'DepthwiseConv2D', ['conv1_relu'], { kernel_size: [3, 3], padding: 'same', use_bias: false }), norm('dw_bn', 'dw'), node('dw_relu', 'ReLU', ['dw_bn']),
  conv('pw', 'dw_relu', 6, { kernel_size: [1, 1] }), norm('pw_bn', 'pw'), node('pw_relu', 'ReLU', ['pw_bn']),
];

/** MobileNet-like with BatchNormalization; a global pooling and one Dense softmax. */
export const denseHead = (): GraphDocument => testDocument([
  ...trunk(), node('pool', 'GlobalAveragePooling2D', ['pw_relu']), node('probs', 'Dense', ['pool'], { units: 7, activation: 'softmax' }),
], ['probs'], names(7));

/** As Keras's MobileNet v1: GlobalAveragePooling2D, Reshape, Dropout, then a 1 x 1 Conv2D, a softmax Activation and a Reshape. */
export const mobilenetHead = (): GraphDocument => testDocument([
  ...trunk(), node('pool', 'GlobalAveragePooling2D', ['pw_relu']), node('reshape_1', 'Reshape', ['pool'], { target_shape: [1, 1, 6] }),
  node('dropout', 'Dropout', ['reshape_1'], { rate: 0.001 }), conv('conv_preds', 'dropout', 10, { kernel_size: [1, 1], use_bias: true }),
  node('act_softmax', 'Activation', ['conv_preds'], { activation: 'softmax' }), node('reshape_2', 'Reshape', ['act_softmax'], { target_shape: [10] }),
], ['reshape_2'], names(10));

/** A residual block: Add of a path of two convolutions and its shortcut; a Dense and a softmax Activation. */
export const residual = (): GraphDocument => testDocument([
  input(), conv('stem', 'input', 4), conv('res_conv1', 'stem', 4), node('res_relu', 'ReLU', ['res_conv1']), conv('res_conv2', 'res_relu', 4),
  node('add', 'Add', ['stem', 'res_conv2']), node('out_relu', 'ReLU', ['add']), node('flatten', 'Flatten', ['out_relu']),
  node('hidden', 'Dense', ['flatten'], { units: 8, activation: 'relu' }), node('logits', 'Dense', ['hidden'], { units: 5 }),
  node('softmax', 'Activation', ['logits'], { activation: 'softmax' }),
], ['softmax'], names(5));

/** Two outputs on one trunk, each with a Dense of its own. */
export const twoOutputs = (): GraphDocument => testDocument([
  ...trunk(), node('pool', 'GlobalAveragePooling2D', ['pw_relu']), node('kind_hidden', 'Dense', ['pool'], { units: 5, activation: 'relu' }),
  node('kind', 'Dense', ['kind_hidden'], { units: 4, activation: 'softmax' }), node('broken', 'Dense', ['pool'], { units: 1, activation: 'sigmoid' }),
], ['kind', 'broken']);

/** Two layers of capsules and their lengths (Sabour et al. 2017). */
export const capsuleNetwork = (): GraphDocument => testDocument([
  input(), conv('conv', 'input', 4, { activation: 'relu', strides: [2, 2] }), node('primary', 'PrimaryCapsules', ['conv'], { n_channels: 2, dim_capsule: 4 }),
  node('digits', 'CapsuleLayer', ['primary'], { num_capsule: 6, dim_capsule: 8 }), node('lengths', 'CapsuleLength', ['digits']),
], ['lengths'], names(6));

/** A vision transformer of one block: patches, class token, position embedding, attention and MLP with their skips, the token read out. */
export const visionTransformer = (): GraphDocument => testDocument([
  input(), conv('patches', 'input', 8, { kernel_size: [4, 4], strides: [4, 4], padding: 'valid' }), node('steps', 'Reshape', ['patches'], { target_shape: [16, 8] }),
  node('token', 'ClassToken', ['steps']), node('position', 'AddPositionEmbedding', ['token']),
  node('norm1', 'LayerNormalization', ['position']), node('attention', 'MultiHeadAttention', ['norm1'], { num_heads: 2, key_dim: 4 }), node('add1', 'Add', ['position', 'attention']),
  node('norm2', 'LayerNormalization', ['add1']), node('mlp1', 'Dense', ['norm2'], { units: 16, activation: 'gelu' }), node('mlp2', 'Dense', ['mlp1'], { units: 8 }), node('add2', 'Add', ['add1', 'mlp2']),
  node('norm3', 'LayerNormalization', ['add2']), node('read', 'TakeToken', ['norm3']), node('probs', 'Dense', ['read'], { units: 5, activation: 'softmax' }),
], ['probs'], names(5));

/** A line of `count` Dense layers after the input. */
export const long = (count: number): GraphDocument => testDocument([
  node('input', 'InputLayer', [], { batch_input_shape: [null, 4] }),
  ...Array.from({ length: count }, (_, at) => node(`d${at}`, 'Dense', [at === 0 ? 'input' : `d${at - 1}`], { units: 4 })),
], [`d${count - 1}`]);
