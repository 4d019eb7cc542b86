import { linear } from './color-matrices';
import { either, operation } from './operation';

export const brightness = operation({
  label: 'Brightness',
  help: 'Makes each view lighter or darker.',
  fields: { amount: { kind: 'number', label: 'By up to', help: '0.2: between 0.8 and 1.2 times as bright.', max: 1 } },
  strongest: { amount: 0.6 },
  draw: ({ amount }, random) => ({ color: linear(1 + amount * either(random)) }),
});
