import type { BaseDefinition } from './definition';

export const graftnetCars: BaseDefinition = {
  id: 'graftnet-cars',
  name: 'Graftnet: car types',
  description: 'Trained by Graft on Tiny-ImageNet, then on photographs of cars (Stanford Cars), to tell seven body types apart; small and quick, a good start for vehicles.',
  kind: 'embedded',
  url: 'models/graftnet-cars/model.json',
  labelsUrl: 'models/graftnet-cars/metadata.json',
  bytes: 2_500_000,
  sha256: {},
  licence: 'CC BY-NC 4.0: trained on photographs for non-commercial research',
  inputSize: [96, 96],
  preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' },
  params: 1_195_471,
  macs: 40_579_616,
  classes: 7,
  knows: ['convertible', 'coupe', 'hatchback', 'minivan', 'sedan', 'suv', 'wagon'],
  figures: { url: 'models/graftnet-cars/metadata.json' },
  notFor: 'Commercial use; decisions about people, road safety or driving, surveillance or enforcement, valuing or insuring.',
  cardUrl: 'models/graftnet-cars/README.md',
};
