import { mobilenetV1 } from './mobilenet-v1';

export const mobilenetV1100224 = mobilenetV1('mobilenet_v1_100_224', '1.0', 4_253_864, {});
