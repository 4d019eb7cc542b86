import type { Issue, Preprocessing } from '../core/graph/types';
import type { ModelMetadata } from '../core/model-metadata';
import type { ReadLayer } from './read-layers';

/** What a model file leaves unsaid or says beside the topology: how to feed it, and what its outputs mean. */
export interface ModelDescription {
  readonly preprocessing: Preprocessing;
  readonly classes: readonly string[];
  readonly notes: readonly Issue[];
}

/** Keras's MobileNets are recognised by their layers' names: they take -1 to 1. */
const mobileNet = /^(conv_dw_1|conv_dw_1_bn|expanded_conv_depthwise|expanded_conv_depthwise_BN)$/;

export function describeModel(layers: readonly ReadLayer[], outputs: readonly string[], metadata: ModelMetadata | null, labels: readonly string[] | null): ModelDescription {
  const { preprocessing, assumed } = choosePreprocessing(layers, metadata);
  const { classes, note } = chooseClasses(layers, outputs, labels ?? metadata?.labels ?? null);
  const notes: Issue[] = [];
  if (assumed) notes.push({ code: 'nothing-to-do', severity: 'info', message: assumed, layer: null });
  if (note) notes.push({ code: 'class-mismatch', severity: 'warning', message: note, layer: null });
  return { preprocessing, classes, notes };
}

function choosePreprocessing(layers: readonly ReadLayer[], metadata: ModelMetadata | null): { readonly preprocessing: Preprocessing; readonly assumed?: string } {
  if (metadata?.graft) return { preprocessing: metadata.graft.preprocessing };
  const channels = layers.find((one) => one.type === 'InputLayer')?.outputShape[2];
  const grayscale = metadata?.grayscale ?? metadata?.isGrayscale ?? channels === 1;
  const color = grayscale ? 'grayscale' : 'rgb';
  if (metadata?.packageName?.startsWith('@teachablemachine/')) {
    // Its library divides by 127, not 127.5: @teachablemachine/image, src/utils/tf.ts, `capture`.
    return { preprocessing: { scale: 1 / 127, offset: -1, color, fit: 'crop' } };
  }
  if (metadata?.scaling) return { preprocessing: { scale: metadata.scaling.multiply, offset: metadata.scaling.add, color, fit: 'stretch' } };
  if (layers.some((one) => one.type === 'Rescaling')) {
    return {
      preprocessing: { scale: 1, offset: 0, color, fit: 'stretch' },
      assumed: 'The network rescales pixels itself (Rescaling), so it is fed pixels from 0 to 255 as they are.',
    };
  }
  if (layers.some((one) => mobileNet.test(one.layer.fileName))) {
    return {
      preprocessing: { scale: 1 / 127.5, offset: -1, color, fit: 'stretch' },
      assumed: 'The file does not say how pixels become input. Its layers are a MobileNet\'s, so Graft assumes -1 to 1.',
    };
  }
  return {
    preprocessing: { scale: 1 / 255, offset: 0, color, fit: 'stretch' },
    assumed: 'The file does not say how pixels become input. Graft assumes 0 to 1; where that is wrong, add a Rescaling layer after the input.',
  };
}

function chooseClasses(layers: readonly ReadLayer[], outputs: readonly string[], labels: readonly string[] | null): { readonly classes: readonly string[]; readonly note?: string } {
  const output = layers.find((one) => one.layer.name === outputs[0]);
  const [units] = output?.outputShape ?? [];
  if (outputs.length !== 1 || output?.outputShape.length !== 1 || typeof units !== 'number' || !tellsApart(output.layer.name, layers)) return { classes: [] };
  const trimmed = labels?.map((label, index) => label.trim() || `class ${index + 1}`);
  if (trimmed?.length === units) return { classes: trimmed };
  const numbered = Array.from({ length: units }, (_, index) => `class ${index + 1}`);
  return trimmed ? { classes: numbered, note: `The file names ${trimmed.length} classes and the network has ${units} outputs, so the names are left out.` } : { classes: numbered };
}

const probabilities = new Set(['softmax', 'sigmoid']);

/** Whether a network ends in probabilities: a softmax or sigmoid, with nothing after it but reshaping. */
function tellsApart(name: string, layers: readonly ReadLayer[]): boolean {
  const end = layers.find((one) => one.layer.name === name)!;
  if (end.type === 'Softmax' || probabilities.has(String(end.config['activation']))) return true;
  return (end.type === 'Reshape' || end.type === 'Flatten') && tellsApart(end.layer.inputs[0]!, layers);
}
