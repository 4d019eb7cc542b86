import { fillModes, mostViews, presetNames, presetOf, variesPictures, withPreset, type Augmentation, type AugmentationPreset, type FillMode } from '../../../core/augmentation/settings';
import type { BuildPlan } from '../../../core/graph/types';
import { useRunStore } from '../../../store/run-store';
import { NumberField } from '../../../ui/number-field';
import { Section } from '../../../ui/panel';
import { Select } from '../../../ui/select';
import { OperationList } from './operation-list';
import { Preview } from './preview';
import './augmentation.css';

const names: Readonly<Record<AugmentationPreset | 'custom', string>> = { off: 'Off', gentle: 'Gentle', strong: 'Strong', custom: 'My own' };
const fills: Readonly<Record<FillMode, string>> = { reflect: 'The picture, mirrored', nearest: 'Its border, drawn out', constant: 'Black' };
const viewsHint = 'Where frozen layers are computed once, they are computed for so many views of each image, and each epoch takes one of them. '
  + '1 is the image alone. More views, more variety: the wait before the first epoch and the memory grow as much. Without frozen layers every epoch makes a new view.';

/** How training images are varied, and what they then look like. */
export function AugmentationSection({ plan, disabled }: { plan: BuildPlan | null; disabled: boolean }) {
  const settings = useRunStore(({ config }) => config.augmentation);
  const change = (augmentation: Augmentation) => useRunStore.getState().configure({ augmentation });
  const preset = presetOf(settings) ?? 'custom';
  return (
    <Section title="Augmentation" detail={names[preset]} defaultOpen={false} lazy>
      <p className="ui-hint">Shows the network each training image a little different every time, so that it learns what matters in it. Most useful with few images. Held-out images stay as they are.</p>
      <Select
        label="Preset" value={preset} disabled={disabled}
        options={[...presetNames, 'custom' as const].map((value) => ({ value, label: names[value], disabled: value === 'custom' }))}
        onChange={(name) => name !== 'custom' && change(withPreset(settings, name))}
      />
      <Preview plan={plan} settings={settings} />
      {variesPictures(settings) && (
        <>
          <NumberField label="Views of each image" value={settings.views} min={1} max={mostViews} integer disabled={disabled} hint={viewsHint} onChange={(views) => change({ ...settings, views })} />
          <Select label="Beyond the border" value={settings.fill} disabled={disabled} options={fillModes.map((value) => ({ value, label: fills[value] }))} onChange={(fill) => change({ ...settings, fill })} />
        </>
      )}
      <OperationList settings={settings} disabled={disabled} onChange={change} />
    </Section>
  );
}
