import { useEffect, useMemo, useState } from 'react';
import type { Augmentation } from '../../../core/augmentation/settings';
import { splitDataset } from '../../../core/dataset/split';
import type { BuildPlan } from '../../../core/graph/types';
import type { DrawnPicture } from '../../../protocol/ingest';
import { useDatasetStore } from '../../../store/dataset-store';
import { useRunStore } from '../../../store/run-store';
import { services } from '../../../store/services';

const imagesShown = 2;
/** The image itself and five views of it. */
const views = [0, 1, 2, 3, 4, 5];
const waitMilliseconds = 150;

export type PreviewRows = readonly (readonly DrawnPicture[])[];

/** Some training images' views, an image a row, drawn anew soon after anything changes; null until there are any, [] without images. */
export function usePreview(plan: BuildPlan | null, augmentation: Augmentation): PreviewRows | null {
  const ids = useTrainingImages();
  const seed = useRunStore(({ config }) => config.seed);
  const inputs = useMemo(() => plan && { inputs: plan.inputs, preprocessing: plan.preprocessing, layers: plan.layers.filter(({ name }) => plan.inputs.includes(name)) }, [plan]);
  const [rows, setRows] = useState<PreviewRows | null>(null);
  useEffect(() => {
    if (!inputs || ids === '') return;
    let wanted = true;
    const timer = setTimeout(() => {
      // A network without an image input has no preview; starting says why it cannot be trained.
      services().ingest.preview({ plan: inputs, ids: ids.split(' '), augmentation, seed, views }).catch(() => []).then((drawn) => wanted && setRows(drawn));
    }, waitMilliseconds);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [inputs, ids, augmentation, seed]);
  return ids === '' ? [] : rows;
}

/** Ids of the first training image of each of the first classes, joined: a text stays the same while they do. */
function useTrainingImages(): string {
  const dataset = useDatasetStore((state) => state.dataset);
  const seed = useRunStore(({ config }) => config.seed);
  const share = useRunStore(({ config }) => config.validationShare);
  return useMemo(() => {
    const { train } = splitDataset(dataset, { share, seed });
    const labels = [...new Set(train.map(({ label }) => label))];
    const first = labels.slice(0, imagesShown).map((label) => train.find((one) => one.label === label)!);
    const more = train.filter((one) => !first.includes(one)).slice(0, imagesShown - first.length);
    return [...first, ...more].map(({ image }) => image.id).join(' ');
  }, [dataset, seed, share]);
}
