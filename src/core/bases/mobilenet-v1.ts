import type { BaseDefinition } from './definition';

interface MobilenetWidth {
  readonly id: string;
  readonly width: string;
  readonly params: number;
  readonly macs: number;
  /** In percent, of table 6 of Howard et al., “MobileNets: Efficient Convolutional Neural Networks for Mobile Vision Applications”, 2017. */
  readonly top1: number;
  readonly sha256: BaseDefinition['sha256'];
}

/** What the ImageNet MobileNet v1 networks of every width have in common. */
export function mobilenetV1({ id, width, params, macs, top1, sha256 }: MobilenetWidth): BaseDefinition {
  return {
    id,
    name: `MobileNet v1 ${width}, 224 px`,
    description: `Trained on ImageNet's 1000 classes, with ${width} of the full number of filters (${(params / 1e6).toFixed(1)} million parameters).`,
    kind: 'remote',
    url: `https://storage.googleapis.com/tfjs-models/tfjs/mobilenet_v1_${width}_224/model.json`,
    labelsUrl: 'models/imagenet-classes.json',
    bytes: params * 4 + 55_000,
    sha256,
    licence: 'Apache-2.0',
    inputSize: [224, 224],
    preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' },
    params,
    macs,
    classes: 1000,
    knows: ['goldfish', 'ladybug', 'mushroom', 'banana', 'umbrella', 'teapot', 'hourglass', 'pizza'],
    figures: { top1, on: 'ImageNet’s validation photographs, as its authors report' },
    notFor: 'Decisions about people: it has learnt from photographs of the web, with all their gaps and habits.',
    cardUrl: 'https://arxiv.org/abs/1704.04861',
  };
}
