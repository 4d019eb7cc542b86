import { hueOf } from './color-matrices';
import { either, operation } from './operation';

export const hue = operation({
  label: 'Hue',
  help: 'Turns all colors, red towards yellow or towards violet. Leave it off where a color tells the classes apart.',
  fields: { degrees: { kind: 'number', label: 'At most', help: '10 is another lamp, 180 is any color at all.', unit: '°', max: 180 } },
  draw: ({ degrees }, random) => ({ color: hueOf(degrees * either(random)) }),
});
