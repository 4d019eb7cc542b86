import { err, ok } from '../../result';
import { formatShape } from '../../shape';
import type { BlockLayer, ReadyBlock } from './ready-block';

const reduction = 8;

/** Houlsby et al. 2019, "Parameter-Efficient Transfer Learning for NLP", section 2.1: a bottleneck with a skip connection that starts as the identity. */
export const adapter: ReadyBlock = {
  id: 'adapter',
  title: 'Adapter',
  help: 'A narrow detour added to what comes in. Freeze the rest and train adapters only: few weights fit a whole network to a new job.',
  build(shape) {
    const channels = shape.at(-1);
    if (!channels || shape.length > 3) return err(`${this.title} needs to know how many channels come in, but here it would get ${formatShape(shape)}.`);
    const narrow = Math.max(4, Math.round(channels / reduction));
    const layer = (name: string, size: number, more: object): BlockLayer =>
      shape.length === 3 ? { name, type: 'Conv2D', config: { filters: size, kernel_size: [1, 1], ...more } } : { name, type: 'Dense', config: { units: size, ...more } };
    return ok([
      layer('down', narrow, { activation: 'relu' }),
      layer('up', channels, { kernel_initializer: 'zeros' }),
      { name: 'add', type: 'Add', inputs: [null, 'up'] },
    ]);
  },
};
