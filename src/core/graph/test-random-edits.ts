import { shuffled, type Random } from '../random';
import { groupOf } from '../project/clipboard';
import * as edits from './edits/index';
import { readyBlocks } from './ready-blocks/index';
import type { EditResult, GraphDocument } from './types';

/** Layer types with arguments that random edits insert: with and without weights, for pictures and for lists, merges among them. */
const inserted = [
  ['Dense', { units: 4 }], ['Dense', { units: 3, activation: 'relu' }], ['Dropout', { rate: 0.5 }], ['Conv2D', { filters: 4, kernel_size: [3, 3], padding: 'same' }],
  ['Conv2D', { filters: 2, kernel_size: [1, 1], strides: [2, 2] }], ['DepthwiseConv2D', { kernel_size: [3, 3], padding: 'same' }], ['BatchNormalization', {}], ['ReLU', {}],
  ['Activation', { activation: 'tanh' }], ['GlobalAveragePooling2D', {}], ['Flatten', {}], ['Add', {}], ['Multiply', {}], ['ZeroPadding2D', {}], ['InputLayer', {}], ['Quantum', {}],
] as const;

const patches = [{ units: 6 }, { filters: 4 }, { filters: 5 }, { use_bias: true }, { kernel_size: [1, 1] }, { rate: 0.1 }, { units: 0 }, { strides: [1, 1] }, { activation: 'relu' }];

/** One edit of any kind on layers drawn by chance; it may be refused. */
export function randomEdit(document: GraphDocument, random: Random): EditResult {
  const among = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!;
  const some = () => shuffled(document.layers, random).slice(0, 1 + Math.floor(random() * 3)).map(({ name }) => name);
  const one = () => among(document.layers).name;
  const connections = document.layers.flatMap(({ name, inputs }) => inputs.map((input) => [input, name] as const));
  const [type, config] = among(inserted);
  const [source, target] = connections.length > 0 && random() < 0.95 ? among(connections) : [one(), one()];
  return among<() => EditResult>([
    () => edits.removeOutputLayer(document),
    () => edits.addOutputLayer(document, Math.floor(random() * 5)),
    () => edits.insertOnConnection(document, source, target, type, config),
    () => edits.insertOnConnection(document, source, target, type, config),
    () => edits.insertAfter(document, one(), type, config),
    () => edits.insertAfter(document, one(), type, config),
    () => edits.deleteLayers(document, some()),
    () => edits.deleteLayers(document, [one()]),
    () => edits.replaceLayer(document, one(), type, config),
    () => edits.setConfig(document, some(), among(patches)),
    () => edits.setConfig(document, [one()], among(patches)),
    () => edits.renameLayer(document, one(), among(['a', 'b', 'conv1', 'x y', ''])),
    () => edits.setTrainable(document, some(), random() < 0.5),
    () => edits.freezeUpTo(document, one()),
    () => edits.freezeAllPretrained(document),
    () => edits.unfreezeAll(document),
    () => edits.setLearningRateMultiplier(document, some(), among([0, 0.01, 0.1, 1, 10, 11])),
    () => edits.startAnew(document, some()),
    () => edits.moveCards(document, { [one()]: { x: random(), y: random() } }),
    () => edits.arrange(document),
    () => edits.connect(document, one(), one()),
    () => edits.disconnect(document, source, target),
    () => edits.moveLayer(document, one(), { source, target }),
    () => edits.branch(document, one(), one(), 'Add'),
    () => edits.joinLayers(document, some(), 'Concatenate'),
    () => edits.insertBlock(document, { source, target }, among(readyBlocks).id),
    () => edits.insertLayers(document, { source }, groupOf(document, some()) ?? { layers: [], exit: '' }),
    () => edits.setClasses(document, ['p', 'q']),
    () => edits.fitOutputToClasses(document, ['p', 'q', 'r'].slice(0, Math.floor(random() * 4))),
    () => edits.applyTrainedWeights(document, { [one()]: { kernel: { set: 'run', key: 'k', shape: [2] } } }),
  ])();
}
