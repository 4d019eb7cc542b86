import { z } from 'zod';

const percent = z.number().min(0).max(100);

/** How good a network is, in percent, and on what that was measured. A figure that is not there was not measured. */
export const baseFiguresSchema = z.object({
  /** Right at the first guess. */
  top1: percent.optional().catch(undefined),
  /** The truth is among its five best guesses. */
  top5: percent.optional().catch(undefined),
  /** Mean over the classes of the share told rightly. */
  balancedAccuracy: percent.optional().catch(undefined),
  on: z.string().max(300).optional().catch(undefined),
});
export type BaseFigures = Readonly<z.output<typeof baseFiguresSchema>>;

/** The `figures` of a metadata.json; {} where there are none. */
export function parseFigures(metadata: unknown): BaseFigures {
  const parsed = z.object({ figures: baseFiguresSchema }).safeParse(metadata);
  return parsed.success ? parsed.data.figures : {};
}

const texts = [['top1', 'right at the first guess'], ['top5', 'right within five guesses'], ['balancedAccuracy', 'right, as the mean over the classes']] as const;

/** What is known, in words: `42.1 % right at the first guess`. */
export function figureTexts(figures: BaseFigures): readonly string[] {
  return texts.flatMap(([name, meaning]) => {
    const value = figures[name];
    return value === undefined ? [] : [`${value.toFixed(1)} % ${meaning}`];
  });
}
