import { useMemo } from 'react';
import { evaluate } from '../../core/training/metrics';
import type { RunOutcome } from '../../store/prepare-run';
import { useRunStore } from '../../store/run-store';
import { useUiStore } from '../../store/ui-store';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { ConfusionTable } from './confusion-table';
import { Headline } from './headline';
import { Mistakes } from './mistakes';
import { PerClassTable } from './per-class-table';
import { TryImage } from './try-image';
import './evaluation.css';

/** Region "Evaluation": how the trained network does on the held-out images, and what it says of any other. */
export function EvaluationPanel() {
  const open = useUiStore(({ panels }) => panels.evaluation ?? true);
  const outcome = useRunStore((state) => state.outcome);
  return (
    <Panel title="Evaluation" id="evaluation" open={open} onOpenChange={(next) => useUiStore.getState().setPanel('evaluation', next)}>
      <TryImage />
      {outcome && outcome.predictions.length > 0 ? <Report outcome={outcome} /> : <Nothing ran={outcome !== null} />}
    </Panel>
  );
}

function Nothing({ ran }: { ran: boolean }) {
  return (
    <EmptyState icon="target" title={ran ? 'No images were held out' : 'Nothing measured yet'}>
      <p>{ran ? 'Set a validation share above 0 and train again, to see what the network gets wrong.' : 'Train the network, and see here which classes it takes for which. Trying an image works at any time.'}</p>
    </EmptyState>
  );
}

function Report({ outcome: { classes, predictions, paths } }: { outcome: RunOutcome }) {
  const evaluation = useMemo(() => evaluate(predictions, classes.length), [predictions, classes]);
  return (
    <>
      <Headline evaluation={evaluation} />
      <ConfusionTable classes={classes} matrix={evaluation.confusion} />
      <PerClassTable classes={classes} metrics={evaluation.perClass} />
      <Mistakes mistakes={evaluation.mistakes} classes={classes} paths={paths} />
    </>
  );
}
