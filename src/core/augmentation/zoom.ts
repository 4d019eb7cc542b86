import { either, operation } from './operation';

export const zoom = operation({
  label: 'Zoom',
  help: 'Brings each view nearer or farther.',
  fields: { amount: { kind: 'number', label: 'By up to', help: '0.2: up to 1.2 times larger or smaller.', max: 2 } },
  strongest: { amount: 0.5 },
  draw({ amount }, random) {
    const smaller = (1 + amount) ** -either(random);
    return { warp: [smaller, 0, 0, 0, smaller, 0] };
  },
});
