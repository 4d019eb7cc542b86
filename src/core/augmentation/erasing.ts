import { seededRandom } from '../random';
import { either, operation } from './operation';
import type { Picture } from './picture';

/** The smallest share of the area that is erased, and how flat or high the piece may be: Zhong et al. 2017, https://arxiv.org/abs/1708.04896, section 4.3. */
const [smallestArea, widest] = [0.02, 1 / 0.3];

export const erasing = operation({
  label: 'Erasing',
  help: 'Covers a piece of half of the views with noise, so that the network does not rely on one detail.',
  fields: { amount: { kind: 'number', label: 'Up to', help: 'Share of the area, 0.2 for a fifth.', max: 0.5 } },
  draw({ amount }, random, { height, width }) {
    const untouched = random() < 0.5;
    const area = Math.min(amount, smallestArea) + random() * Math.max(0, amount - smallestArea);
    const aspect = widest ** either(random);
    const across = Math.min(width, Math.round(Math.sqrt(area * width * height * aspect)));
    const down = Math.min(height, Math.round(Math.sqrt((area * width * height) / aspect)));
    const [left, top] = [Math.floor(random() * (width - across + 1)), Math.floor(random() * (height - down + 1))];
    const seed = Math.floor(random() * 2 ** 32);
    return untouched ? {} : { finish: (picture) => cover(picture, { left, top, across, down }, seed) };
  },
});

/** Fills a rectangle, px, with noise. */
function cover({ pixels, width, channels }: Picture, { left, top, across, down }: Record<'left' | 'top' | 'across' | 'down', number>, seed: number): void {
  const random = seededRandom(seed);
  for (let y = top; y < top + down; y++) {
    const start = (y * width + left) * channels;
    for (let at = start; at < start + across * channels; at++) pixels[at] = random() * 256;
  }
}
