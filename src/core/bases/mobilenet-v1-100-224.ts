import { mobilenetV1 } from './mobilenet-v1';

export const mobilenetV1100224 = mobilenetV1({
  id: 'mobilenet_v1_100_224',
  width: '1.0',
  params: 4_253_864,
  macs: 568_740_352,
  top1: 70.6,
  sha256: {},
});
