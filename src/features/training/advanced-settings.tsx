import { useRateFinder } from '../../store/rate-finder';
import { useRunStore } from '../../store/run-store';
import { Button } from '../../ui/button';
import { Checkbox } from '../../ui/checkbox';
import { ConfigNumber } from './config-number';
import { ScheduleSettings } from './schedule-settings';

/** What a first run does not need; each is shown where it has an effect. */
export function AdvancedSettings({ disabled }: { readonly disabled: boolean }) {
  const config = useRunStore((state) => state.config);
  const { configure } = useRunStore.getState();
  return (
    <>
      <h4 className="training-group">Learning rate and updates</h4>
      <Button size="small" icon="chart" disabled={disabled} onClick={() => void useRateFinder.getState().find()}>Find a learning rate</Button>
      <div className="training-settings">
        <ScheduleSettings disabled={disabled} />
        <ConfigNumber name="weightDecay" label="Weight decay" hint="Keeps kernels small, not biases and normalizations; 0 is none" disabled={disabled} />
        <ConfigNumber name="clipNorm" label="Gradient norm" hint="Longer gradients are cut to it; 0 is no limit" disabled={disabled} />
        <ConfigNumber name="accumulate" label="Batches an update" hint="More act like a larger batch, in the same memory" disabled={disabled} />
        <ConfigNumber name="averaging" label="Weight averaging" hint="Validates and keeps a moving average of the weights: 0.99 over some 100 updates; 0 is off" disabled={disabled} />
      </div>
      {config.optimizer === 'sgd' && config.momentum > 0 && (
        <Checkbox label="Nesterov momentum" checked={config.nesterov} disabled={disabled} onChange={(nesterov) => configure({ nesterov })} />
      )}
      <h4 className="training-group">Loss</h4>
      <div className="training-settings">
        {config.loss !== 'margin' && <ConfigNumber name="labelSmoothing" label="Label smoothing" hint="The share of the truth spread over all classes; 0 is none" disabled={disabled} />}
        {config.loss === 'focal' && <ConfigNumber name="focalGamma" label="Focal gamma" hint="How much less counts what is right already" disabled={disabled} />}
      </div>
      <Checkbox
        label="Balance the classes" hint="Images of small classes count more, so that each class counts the same" checked={config.classWeights === 'balanced'} disabled={disabled}
        onChange={(balanced) => configure({ classWeights: balanced ? 'balanced' : 'none' })}
      />
      <h4 className="training-group">The run</h4>
      <div className="training-settings">
        <ConfigNumber name="patience" label="Early stopping" hint="Ends after so many epochs without a lower validation loss; 0 never does" disabled={disabled} />
        {config.patience > 0 && <ConfigNumber name="minDelta" label="Least fall" hint="Of the loss, to count as lower" disabled={disabled} />}
      </div>
      <Checkbox label="Compute the frozen part once" hint="Off only to compare: the result is the same, and slower, unless images are augmented" checked={config.featureCache} disabled={disabled} onChange={(featureCache) => configure({ featureCache })} />
      {config.featureCache && <Checkbox label="Keep it in half precision" hint="What the frozen part gives then takes half the memory" checked={config.halfFeatures} disabled={disabled} onChange={(halfFeatures) => configure({ halfFeatures })} />}
    </>
  );
}
