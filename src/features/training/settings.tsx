import { backendChoices, lossChoices, optimizers, usesMomentum, type TrainingConfig } from '../../core/training/config';
import { mostEpochs, totalEpochs } from '../../core/training/phases';
import { backendNamesSpoken } from '../../store/backend-names';
import { useRunStore } from '../../store/run-store';
import { NumberField } from '../../ui/number-field';
import { Section } from '../../ui/panel';
import { Select } from '../../ui/select';
import { AdvancedSettings } from './advanced-settings';

const optimizerNames: Record<TrainingConfig['optimizer'], string> = {
  sgd: 'SGD', adam: 'Adam', adamw: 'AdamW', rmsprop: 'RMSprop', adagrad: 'Adagrad', adadelta: 'Adadelta', lion: 'Lion',
};
const lossNames: Record<TrainingConfig['loss'], string> = { auto: 'Automatic', 'cross-entropy': 'Cross-entropy', focal: 'Focal', binary: 'Binary cross-entropy', margin: 'Margin' };
const lossHints: Partial<Record<TrainingConfig['loss'], string>> = {
  auto: 'Margin for capsules, else cross-entropy', focal: 'Hard images count more', binary: 'Each class a yes or no by itself',
};
const backendTexts: Record<TrainingConfig['backend'], string> = { auto: 'Automatic', ...backendNamesSpoken };

/** Everything that a person may decide about a run; the defaults do for a first one. */
export function Settings({ disabled }: { disabled: boolean }) {
  const config = useRunStore((state) => state.config);
  const { configure } = useRunStore.getState();
  return (
    <div>
      <div className="training-settings">
        <Select label="Optimizer" value={config.optimizer} disabled={disabled} options={optimizers.map((value) => ({ value, label: optimizerNames[value] }))} onChange={(optimizer) => configure({ optimizer })} />
        <NumberField key={config.optimizer} label="Learning rate" value={config.learningRate} min={0} above max={10} disabled={disabled} onChange={(learningRate) => configure({ learningRate })} />
        <NumberField label="Momentum" value={config.momentum} min={0} max={0.9999} disabled={disabled} hint={usesMomentum(config.optimizer) ? undefined : `Not used by ${optimizerNames[config.optimizer]}`} onChange={(momentum) => configure({ momentum })} />
        <Select label="Loss" value={config.loss} disabled={disabled} options={lossChoices.map((value) => ({ value, label: lossNames[value] }))} hint={lossHints[config.loss]} onChange={(loss) => configure({ loss })} />
        <NumberField label="Batch size" value={config.batchSize} min={1} max={1024} integer disabled={disabled} onChange={(batchSize) => configure({ batchSize })} />
        <NumberField label="Epochs" value={totalEpochs(config)} min={1} max={mostEpochs} integer disabled={disabled || config.phases.length > 0} hint={config.phases.length > 0 ? 'Of all phases: set below' : undefined} onChange={(epochs) => configure({ epochs })} />
        <NumberField label="Validation share" value={config.validationShare} min={0} max={0.9} disabled={disabled} onChange={(validationShare) => configure({ validationShare })} />
        <NumberField label="Seed" value={config.seed} min={0} max={0x7fffffff} integer disabled={disabled} onChange={(seed) => configure({ seed })} />
        <Select label="Backend" value={config.backend} disabled={disabled} options={backendChoices.map((value) => ({ value, label: backendTexts[value] }))} onChange={(backend) => configure({ backend })} />
      </div>
      <Section title="Advanced" defaultOpen={false} lazy>
        <AdvancedSettings disabled={disabled} />
      </Section>
    </div>
  );
}
