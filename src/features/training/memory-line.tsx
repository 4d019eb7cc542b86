import { useEffect, useMemo, useState } from 'react';
import { splitDataset } from '../../core/dataset/split';
import type { BuildPlan, GraphDocument } from '../../core/graph/types';
import { memoryBudget } from '../../core/training/budget';
import { estimateMemory, memoryAdvice } from '../../core/training/memory';
import { phasePlan, planPhases } from '../../core/training/plan-phases';
import { useDatasetStore } from '../../store/dataset-store';
import { useRunStore } from '../../store/run-store';
import { services } from '../../store/services';
import { formatBytes } from '../../ui/format';
import { Notice } from '../../ui/notice';

type Device = Awaited<ReturnType<ReturnType<typeof services>['device']>>;

/** What a run would take of the memory, before it is started; nothing until there are images and a network that can be trained. */
export function MemoryLine({ document, plan }: { document: GraphDocument | null; plan: BuildPlan | null }) {
  const config = useRunStore((state) => state.config);
  const dataset = useDatasetStore((state) => state.dataset);
  const device = useDevice();
  const { validationShare: share, seed } = config;
  const counts = useMemo(() => {
    const { train, validation } = splitDataset(dataset, { share, seed });
    return { train: train.length, validation: validation.length };
  }, [dataset, share, seed]);
  const plans = useMemo(() => (document && plan ? planPhases(document, config).map(({ trains }) => phasePlan(plan, trains)) : []), [document, plan, config]);
  if (plans.length === 0 || !device || counts.train === 0) return null;
  const budget = memoryBudget(device.gigabytes);
  // Phases come one after another: the one that takes most decides.
  const estimate = plans.map((one) => estimateMemory(one, config, counts, budget)).reduce((most, one) => (one.total > most.total ? one : most));
  const advice = memoryAdvice(estimate, budget, device.freeBytes);
  return (
    <div data-testid="memory" data-bytes={estimate.total} data-budget={budget} data-in-file={estimate.inFile}>
      <p className="ui-hint">
        Memory: about {formatBytes(estimate.total)} of {formatBytes(budget)}
        {estimate.inFile > 0 && <>, and {formatBytes(estimate.inFile)} of {estimate.cached ? 'features' : 'images'} in a file</>}
      </p>
      {advice.length > 0 && (
        <Notice tone="warning">
          This may be more than the browser gives a page. {advice.join(' ')}
        </Notice>
      )}
    </div>
  );
}

function useDevice(): Device | null {
  const [device, setDevice] = useState<Device | null>(null);
  useEffect(() => {
    let wanted = true;
    void services().device().then((told) => wanted && setDevice(told));
    return () => {
      wanted = false;
    };
  }, []);
  return device;
}
