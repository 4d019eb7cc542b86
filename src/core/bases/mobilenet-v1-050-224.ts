import { mobilenetV1 } from './mobilenet-v1';

export const mobilenetV1050224 = mobilenetV1({
  id: 'mobilenet_v1_050_224',
  width: '0.50',
  params: 1_342_536,
  macs: 149_497_088,
  top1: 63.7,
  sha256: {},
});
