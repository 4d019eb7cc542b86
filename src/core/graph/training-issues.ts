import { indexOf, withAncestors } from './graph-index';
import { counted, problem } from './issue';
import { classesArgument, outputPath } from './output-layer';
import type { Analysis, GraphDocument, Issue, LayerNode } from './types';

/** What training has to know of the images. */
export interface DatasetFacts {
  /** How many classes the images are sorted into. */
  readonly classes: number;
  /** How many images each has, in the classes' order. */
  readonly imagesPerClass: readonly number[];
  /** Their names, to be named in messages. */
  readonly classNames?: readonly string[];
}

/** Two are the least that can be shared out: one to learn from, one to check on. */
const leastImages = 2;

/** Everything that stands in the way of training, the network's own errors first; [] when it can start. */
export function trainingIssues(document: GraphDocument, analysis: Analysis, facts: DatasetFacts): readonly Issue[] {
  const used = withAncestors(document, document.outputs);
  const errors = analysis.issues.filter(({ severity, layer }) => severity === 'error' && (layer === null || used.has(layer)));
  // With the shapes in doubt, what follows from them would only be noise.
  const ofNetwork = errors.length > 0 ? errors : [...inputIssues(document, analysis, used), ...outputIssues(document, analysis, facts), ...frozenIssues(document, analysis, used)];
  return [...ofNetwork, ...imageIssues(facts)];
}

function inputIssues(document: GraphDocument, analysis: Analysis, used: ReadonlySet<string>): Issue[] {
  const inputs = document.layers.filter(({ name, type }) => type === 'InputLayer' && used.has(name));
  if (inputs.length > 1) return [problem('no-input', `The network has ${inputs.length} input layers; Graft trains networks that take one picture.`, inputs[1]!.name)];
  return inputs.flatMap(({ name }) => {
    const shape = analysis.layers.get(name)!.outputShape!;
    const [height, width, channels] = shape;
    if (shape.length !== 3) return [problem('bad-shape', `${name} does not take pictures: a picture is height × width × channels.`, name)];
    if (channels !== 1 && channels !== 3) return [problem('bad-shape', `${name} wants ${channels ?? 'any number of'} channels; a photograph has 3 (colour) or 1 (gray).`, name)];
    const colored = document.preprocessing.color === 'rgb' ? 3 : 1;
    if (channels !== colored) return [problem('bad-shape', `${name} wants ${counted(channels, 'channel')}, but pictures are prepared with ${colored}.`, name)];
    if (height === null || width === null) return [problem('bad-shape', `${name} leaves the picture's size open. Set its height and width, 224 for example.`, name)];
    return [];
  });
}

function outputIssues(document: GraphDocument, analysis: Analysis, { classes }: DatasetFacts): Issue[] {
  if (document.outputs.length > 1) {
    return [problem('output-shape', `The network has ${document.outputs.length} outputs (${document.outputs.join(', ')}). Delete all but the one to train.`, document.outputs[1]!)];
  }
  const output = document.outputs[0]!;
  const shape = analysis.layers.get(output)!.outputShape!;
  const units = shape[0] ?? 0;
  const ending = endingOf(document, output);
  if (shape.length !== 1 || ending === null || !endings.has(ending)) return [problem('no-output', 'The network has no output layer. Add one for your classes.', output)];
  if (ending === 'lengths' && units === 1) {
    return [problem('output-shape', 'The network ends in one capsule, which tells one class from nothing: it needs a capsule for each class.', headOf(document, output))];
  }
  const wanted = units === 1 ? 'sigmoid' : 'softmax';
  if (ending !== wanted && ending !== 'lengths') {
    return [problem('output-shape', `The network's last activation is ${ending}: with ${counted(units, 'output')} it has to be ${wanted}.`, headOf(document, output))];
  }
  if (classes >= 2 && (units === 1 ? classes !== 2 : units !== classes)) {
    const told = units === 1 ? '2 classes' : counted(units, 'class', 'classes');
    const argument = classesArgument(indexOf(document).byName.get(headOf(document, output))!);
    return [problem('class-mismatch', `The output layer tells ${told} apart, and your images have ${classes}. Set its ${argument} to ${classes}, or add a new output layer.`, headOf(document, output))];
  }
  return [];
}

/** What an output layer may end in; anything else is a hidden layer's. */
const endings = new Set(['linear', 'softmax', 'sigmoid', 'hard_sigmoid', 'log_softmax', 'tanh', 'lengths']);

const headOf = (document: GraphDocument, output: string): string => outputPath(document, output).weighted[0]?.name ?? output;

/** What the last layer that does anything to the values does; null where a network ends in features, not in an output layer. */
function endingOf(document: GraphDocument, output: string): string | null {
  const { byName } = indexOf(document);
  let layer: LayerNode | undefined = byName.get(output);
  while (layer && (passesValues.has(layer.type) || (layer.type === 'Activation' && layer.config.activation === 'linear'))) layer = byName.get(layer.inputs[0] ?? '');
  if (!layer) return null;
  if (layer.type === 'Softmax') return 'softmax';
  if (layer.type === 'CapsuleLength') return 'lengths';
  return typeof layer.config.activation === 'string' && layer.type !== 'LSTM' ? layer.config.activation : null;
}

const passesValues = new Set(['Reshape', 'Flatten', 'Dropout', 'GaussianDropout', 'AlphaDropout', 'GaussianNoise']);

function frozenIssues(document: GraphDocument, analysis: Analysis, used: ReadonlySet<string>): Issue[] {
  const trains = document.layers.some(({ name }) => used.has(name) && analysis.layers.get(name)!.trainableParams > 0);
  return trains ? [] : [problem('nothing-trainable', 'Every layer is frozen: there is nothing to train. Unfreeze the layers that may change, the output layer at least.')];
}

function imageIssues({ classes, imagesPerClass, classNames }: DatasetFacts): Issue[] {
  if (classes === 0) return [problem('too-few-images', 'There are no images yet. Drop a folder of images for each class.')];
  const issues = classes < 2 ? [problem('too-few-classes', 'There is one class only. Add images of at least one other.')] : [];
  const short = imagesPerClass.flatMap((count, at) => (count < leastImages ? [classNames?.[at] ?? `class ${at + 1}`] : []));
  if (short.length > 0) {
    const named = short.slice(0, 5).map((name) => `“${name}”`).join(', ') + (short.length > 5 ? ` and ${short.length - 5} more` : '');
    issues.push(problem('too-few-images', `Too few images in ${named}: each class needs at least ${leastImages}, one to learn from and one to check on.`));
  }
  return issues;
}
