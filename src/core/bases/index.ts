import type { BaseDefinition } from './definition';
import { graftnetCars } from './graftnet-cars';
import { graftnetEveryday } from './graftnet-everyday';
import { mobilenetV1025224 } from './mobilenet-v1-025-224';
import { mobilenetV1050224 } from './mobilenet-v1-050-224';
import { mobilenetV1100224 } from './mobilenet-v1-100-224';

/** In the order in which they are offered; the first is opened at the start. */
export const bases: readonly BaseDefinition[] = [graftnetCars, graftnetEveryday, mobilenetV1025224, mobilenetV1050224, mobilenetV1100224];

export const getBase = (id: string): BaseDefinition | undefined => bases.find((base) => base.id === id);
