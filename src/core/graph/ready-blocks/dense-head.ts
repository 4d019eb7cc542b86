import { ok } from '../../result';
import { flattening, type ReadyBlock } from './ready-block';

/** Two fully connected layers are what most transfers put behind a backbone; Dropout as in Srivastava et al. 2014. */
export const denseHead: ReadyBlock = {
  id: 'dense_head',
  title: 'Dense head',
  help: 'Brings everything down to one list of numbers and learns 128 new features of it. Put an output layer behind it.',
  build: (shape) => ok([
    ...flattening(shape),
    { name: 'dense', type: 'Dense', config: { units: 128, activation: 'relu' } },
    { name: 'dropout', type: 'Dropout', config: { rate: 0.3 } },
  ]),
};
