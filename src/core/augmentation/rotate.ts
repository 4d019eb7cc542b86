import { either, operation } from './operation';
import type { Warp } from './picture';

/** Turns a picture to the right by so many degrees. */
export function rotation(degrees: number): Warp {
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [cos, sin, 0, -sin, cos, 0];
}

export const rotate = operation({
  label: 'Rotate',
  help: 'Turns each view to the left or right.',
  fields: { degrees: { kind: 'number', label: 'At most', help: '15 for photographs held by hand, 180 where no side is up.', unit: '°', max: 180 } },
  strongest: { degrees: 30 },
  draw: ({ degrees }, random) => ({ warp: rotation(degrees * either(random)) }),
});
