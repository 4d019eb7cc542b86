import { sweepSteps } from '../../../core/training/rate-sweep';
import { useRateFinder } from '../../../store/rate-finder';
import { useRunStore } from '../../../store/run-store';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import { Notice } from '../../../ui/notice';
import { NumberField } from '../../../ui/number-field';
import { Progress } from '../../../ui/progress';
import { preparingBar } from '../run-texts';
import { RatePlot } from './rate-plot';
import './rate-finder.css';

/** Dialog "Find a learning rate": a sweep as it goes, and what it proposes. */
export function RateFinderDialog() {
  const { phase, progress, points, suggested, chosen, error, choose, apply, close } = useRateFinder();
  const now = useRunStore(({ config }) => config.learningRate);
  const underWay = phase === 'preparing' || phase === 'sweeping';
  return (
    <Dialog
      open={phase !== 'closed'} onOpenChange={(open) => !open && close()} title="Find a learning rate"
      description={`Trains a copy of the network on up to ${sweepSteps} batches while the learning rate rises, and keeps nothing of it.`}
      footer={
        <>
          <Button onClick={close}>{underWay ? 'Cancel' : 'Close'}</Button>
          <Button variant="primary" disabled={phase !== 'done' || chosen === null} onClick={apply}>Use this rate</Button>
        </>
      }
    >
      <div className="rate-finder" data-testid="rate-finder" data-phase={phase} data-points={points.length} data-rate={chosen ?? undefined}>
        {phase === 'preparing' && <Progress name="Rate finder progress" {...preparingBar(progress)} />}
        {phase === 'sweeping' && <Progress name="Rate finder progress" label="Trying rates" done={points.length} total={sweepSteps} />}
        {error !== null && <Notice tone="error" live="alert">{error}</Notice>}
        <RatePlot points={points} chosen={chosen} onChoose={phase === 'done' ? choose : undefined} />
        {phase === 'done' && (
          <>
            <p role="status">{resultText(suggested)}</p>
            <NumberField label="Rate to use" hint={`Now it is ${now}. Type another, or click the curve.`} value={chosen ?? now} min={0} above max={10} onChange={choose} />
          </>
        )}
      </div>
    </Dialog>
  );
}

const resultText = (suggested: number | null): string => suggested === null
  ? 'The loss does not clearly fall at any rate, so none is proposed. Are the images in the right classes, and is a layer that matters unfrozen?'
  : `${suggested} is proposed: there the loss falls fast, and it is well below where it begins to rise. A tenth of it is the safer choice for layers that were trained before.`;
