import { either, operation } from './operation';

export const shear = operation({
  label: 'Shear',
  help: 'Leans each view over, sideways or up and down.',
  fields: { degrees: { kind: 'number', label: 'At most', help: '10 is hardly seen, 30 is much.', unit: '°', max: 45 } },
  strongest: { degrees: 17 },
  draw({ degrees }, random) {
    const slope = Math.tan((degrees * either(random) * Math.PI) / 180);
    return { warp: random() < 0.5 ? [1, slope, 0, 0, 1, 0] : [1, 0, 0, slope, 1, 0] };
  },
});
