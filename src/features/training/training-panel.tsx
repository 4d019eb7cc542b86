import { useEffect } from 'react';
import { isUnderWay } from '../../core/training/run-state';
import { useRunStore } from '../../store/run-store';
import { useUiStore } from '../../store/ui-store';
import { Panel } from '../../ui/panel';
import { AugmentationSection } from './augmentation/augmentation-section';
import { BlockingIssues } from './blocking-issues';
import { warmUpCharts } from './create-chart';
import { InterruptedRunNotice } from './interrupted-run';
import { MemoryLine } from './memory-line';
import { PhasesSection } from './phases/phases-section';
import { RunButtons } from './run-buttons';
import { RunView } from './run-view';
import { Settings } from './settings';
import { usePlan, useSettledDocument } from './use-settled';
import './training.css';

/** Region "Training": the settings of a run, its buttons, and what it does. */
export function TrainingPanel() {
  const open = useUiStore(({ panels }) => panels.training ?? true);
  const underWay = useRunStore(({ run }) => isUnderWay(run));
  const document = useSettledDocument();
  const plan = usePlan(document);
  useEffect(warmUpCharts, []);
  return (
    <Panel title="Training" id="training" open={open} onOpenChange={(next) => useUiStore.getState().setPanel('training', next)}>
      <Settings disabled={underWay} />
      <PhasesSection document={document} disabled={underWay} />
      <AugmentationSection plan={plan} disabled={underWay} />
      {!underWay && <MemoryLine document={document} plan={plan} />}
      <RunButtons />
      <InterruptedRunNotice />
      <BlockingIssues />
      <RunView />
    </Panel>
  );
}
