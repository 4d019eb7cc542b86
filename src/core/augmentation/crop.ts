import { either, operation } from './operation';

/** Szegedy et al. 2015, https://arxiv.org/abs/1409.4842, section 6: a piece of random area and of an aspect between 3:4 and 4:3, stretched to the whole. */
export const crop = operation({
  label: 'Crop',
  help: 'Cuts a piece out of each view, somewhere, and stretches it to the full size.',
  fields: { amount: { kind: 'number', label: 'Cut away up to', help: 'Share of the area, 0.3 for three tenths.', max: 0.9 } },
  draw({ amount }, random, size) {
    const area = 1 - amount * random();
    // No flatter than what may be cut away allows, so that a little is little.
    const aspect = Math.min(4 / 3, 1 / (1 - amount)) ** either(random);
    const [width, height] = [Math.min(1, Math.sqrt(area * aspect)), Math.min(1, Math.sqrt(area / aspect))];
    const place = (share: number, whole: number): number => ((1 - share) / 2) * whole * either(random);
    return { warp: [width, 0, place(width, size.width), 0, height, place(height, size.height)] };
  },
});
