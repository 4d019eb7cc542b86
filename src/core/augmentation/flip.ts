import { operation } from './operation';

export const flip = operation({
  label: 'Flip',
  help: 'Mirrors half of the views. Leave it off where left and right, or up and down, make a difference, as with letters.',
  fields: {
    horizontal: { kind: 'switch', label: 'Left and right', help: 'Right for most photographs.' },
    vertical: { kind: 'switch', label: 'Up and down', help: 'For pictures from above or through a microscope.' },
  },
  draw({ horizontal, vertical }, random) {
    const [x, y] = [random() < 0.5, random() < 0.5];
    return { warp: [horizontal && x ? -1 : 1, 0, 0, 0, vertical && y ? -1 : 1, 0] };
  },
});
