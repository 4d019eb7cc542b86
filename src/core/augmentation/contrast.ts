import { contrastOf } from './color-matrices';
import { either, operation } from './operation';

export const contrast = operation({
  label: 'Contrast',
  help: 'Brings light and dark closer together or farther apart.',
  fields: { amount: { kind: 'number', label: 'By up to', help: '0.2: between 0.8 and 1.2 times the contrast.', max: 1 } },
  strongest: { amount: 0.7 },
  draw: ({ amount }, random) => ({ color: contrastOf(1 + amount * either(random)) }),
});
