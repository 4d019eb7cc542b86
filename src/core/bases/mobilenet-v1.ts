import type { BaseDefinition } from './definition';

/** What the ImageNet MobileNet v1 networks of every width have in common. */
export function mobilenetV1(id: string, width: string, params: number, sha256: BaseDefinition['sha256']): BaseDefinition {
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
  };
}
