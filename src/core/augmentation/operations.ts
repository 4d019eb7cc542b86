import { blur } from './blur';
import { brightness } from './brightness';
import { contrast } from './contrast';
import { crop } from './crop';
import { erasing } from './erasing';
import { flip } from './flip';
import { hue } from './hue';
import { rotate } from './rotate';
import { saturation } from './saturation';
import { shear } from './shear';
import { shift } from './shift';
import { zoom } from './zoom';

/** What can be done to a picture, in the order in which it is done. A new one is a file and a line here. */
export const operations = { flip, crop, rotate, zoom, shift, shear, brightness, contrast, saturation, hue, blur, erasing } as const;
export type OperationId = keyof typeof operations;
export const operationIds = Object.keys(operations) as readonly OperationId[];
