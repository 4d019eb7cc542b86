import { either, operation } from './operation';

export const shift = operation({
  label: 'Shift',
  help: 'Moves each view sideways and up or down.',
  fields: { amount: { kind: 'number', label: 'By up to', help: 'Share of the width and height, 0.1 for a tenth.', max: 0.5 } },
  strongest: { amount: 0.3 },
  draw: ({ amount }, random, { width, height }) => ({ warp: [1, 0, amount * width * either(random), 0, 1, amount * height * either(random)] }),
});
