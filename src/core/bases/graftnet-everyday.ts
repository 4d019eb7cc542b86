import type { BaseDefinition } from './definition';

export const graftnetEveryday: BaseDefinition = {
  id: 'graftnet-everyday',
  name: 'Graftnet: everyday things',
  description: 'Trained by Graft on Tiny-ImageNet, its backbone also on photographs of cars, to tell 200 everyday things and animals apart; small and quick, a good start for anything.',
  kind: 'embedded',
  url: 'models/graftnet-everyday/model.json',
  labelsUrl: 'models/graftnet-everyday/metadata.json',
  bytes: 2_500_000,
  sha256: {},
  licence: 'CC BY-NC 4.0: trained on photographs for non-commercial research',
  inputSize: [96, 96],
  preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' },
  params: 1_238_896,
  macs: 40_622_848,
  classes: 200,
  knows: ['goldfish', 'ladybug', 'mushroom', 'banana', 'umbrella', 'teapot', 'hourglass', 'pizza'],
  figures: { url: 'models/graftnet-everyday/metadata.json' },
  notFor: 'Commercial use; decisions about people, road safety or driving, surveillance or enforcement, valuing or insuring.',
  cardUrl: 'models/graftnet-everyday/README.md',
};
