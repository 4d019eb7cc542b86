import type { ExportFormat } from '../../protocol/files';

interface FormatText {
  readonly name: string;
  readonly what: string;
  /** Files in the download, and what each holds. */
  readonly contents: readonly (readonly [file: string, text: string])[];
}

export const formatTexts: Readonly<Record<ExportFormat, FormatText>> = {
  tfjs: {
    name: 'TensorFlow.js',
    what: 'One zip, for web pages and Node. Plain tf.loadLayersModel() reads it, and so does "Open model" here.',
    contents: [
      ['model.json', 'the layers and how they are connected'],
      ['weights.bin', 'the weights, 32-bit floats'],
      ['metadata.json', 'class names, input size and how pixels are scaled'],
      ['graft-layers.js', 'only with capsules, attention and the like: teaches them to TensorFlow.js; README.md says how'],
    ],
  },
};
