import { z } from 'zod';
import { isOn, schemaOf } from './operation';
import { operationIds, operations, type OperationId } from './operations';
import { randAugment } from './rand-augment';
import { mixing } from './mixing';

/** What lies beyond the picture's border once it is turned or moved: the picture mirrored, its last row or column, or black. */
export const fillModes = ['reflect', 'nearest', 'constant'] as const;
export type FillMode = (typeof fillModes)[number];
export const mostViews = 16;

type Shape = { [Id in OperationId]: z.ZodPrefault<ReturnType<typeof schemaOf<(typeof operations)[Id]['fields']>>> };
const shape = Object.fromEntries(operationIds.map((id) => [id, schemaOf(operations[id].fields).prefault({})])) as unknown as Shape;

/** How the training images are varied; everything is off at first. */
export const augmentationSchema = z.object({
  ...shape,
  randAugment: schemaOf(randAugment.fields).prefault({}),
  mixup: schemaOf(mixing.mixup.fields).prefault({}),
  cutmix: schemaOf(mixing.cutmix.fields).prefault({}),
  fill: z.enum(fillModes).default('reflect'),
  /** Where the frozen part is computed once: of so many views of each image, the image itself among them. */
  views: z.int().min(1).max(mostViews).default(4),
});
export type Augmentation = z.output<typeof augmentationSchema>;

export const augmentationOff: Augmentation = augmentationSchema.parse({});

/** Whether single pictures are varied. */
export const variesPictures = (settings: Augmentation): boolean => isOn(settings.randAugment) && settings.randAugment.count > 0 || operationIds.some((id) => isOn(settings[id]));
export const mixesPictures = ({ mixup, cutmix }: Augmentation): boolean => isOn(mixup) || isOn(cutmix);
/** Views of a training image where the frozen part is computed once. */
export const viewCount = (settings: Augmentation): number => (variesPictures(settings) ? settings.views : 1);

/** Says all that kept views depend on besides the image and the seed; null where there are none but the image itself. */
export function viewsKey(settings: Augmentation): string | null {
  if (viewCount(settings) === 1) return null;
  return JSON.stringify([operationIds.map((id) => settings[id]), settings.randAugment, settings.fill, settings.views]);
}

const withViews = (settings: z.input<typeof augmentationSchema>): Augmentation => augmentationSchema.parse(settings);

/** What does well for photographs of things. */
export const augmentationPresets = {
  off: augmentationOff,
  gentle: withViews({ flip: { horizontal: true }, rotate: { degrees: 10 }, zoom: { amount: 0.15 }, shift: { amount: 0.05 }, brightness: { amount: 0.15 }, contrast: { amount: 0.15 } }),
  strong: withViews({
    flip: { horizontal: true }, rotate: { degrees: 20 }, crop: { amount: 0.4 }, shear: { degrees: 10 }, brightness: { amount: 0.3 }, contrast: { amount: 0.3 },
    saturation: { amount: 0.4 }, hue: { degrees: 10 }, blur: { sigma: 1 }, erasing: { amount: 0.2 }, mixup: { alpha: 0.2 }, views: 8,
  }),
} as const satisfies Record<string, Augmentation>;
export type AugmentationPreset = keyof typeof augmentationPresets;
export const presetNames = Object.keys(augmentationPresets) as readonly AugmentationPreset[];

/** The preset that these settings are, whatever the border and the number of views; null for a person's own. */
export function presetOf(settings: Augmentation): AugmentationPreset | null {
  const alike = (one: Augmentation): string => JSON.stringify(augmentationSchema.parse({ ...one, fill: undefined, views: undefined }));
  return presetNames.find((name) => alike(augmentationPresets[name]) === alike(settings)) ?? null;
}

/** A preset's operations; the border stays a person's choice, and so does the number of views where nothing is to be varied. */
export function withPreset(settings: Augmentation, name: AugmentationPreset): Augmentation {
  const preset = augmentationPresets[name];
  return { ...preset, fill: settings.fill, views: name === 'off' ? settings.views : preset.views };
}
