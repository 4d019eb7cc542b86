import { saturationOf } from './color-matrices';
import { either, operation } from './operation';

export const saturation = operation({
  label: 'Saturation',
  help: 'Makes colors paler or stronger.',
  fields: { amount: { kind: 'number', label: 'By up to', help: '1: between grey and twice as strong.', max: 1 } },
  strongest: { amount: 0.8 },
  draw: ({ amount }, random) => ({ color: saturationOf(1 + amount * either(random)) }),
});
