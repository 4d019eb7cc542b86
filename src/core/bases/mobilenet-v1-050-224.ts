import { mobilenetV1 } from './mobilenet-v1';

export const mobilenetV1050224 = mobilenetV1('mobilenet_v1_050_224', '0.50', 1_342_536, {});
