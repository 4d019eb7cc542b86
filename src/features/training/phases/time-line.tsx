import type { TrainingConfig } from '../../../core/training/config';
import { shortScope, timeLineText } from './phase-texts';

/** The phases as one bar, each as long as its epochs. */
export function TimeLine({ config }: { readonly config: TrainingConfig }) {
  return (
    <div className="phase-line" role="img" aria-label={timeLineText(config)}>
      {config.phases.map((phase, at) => (
        <div key={at} className="phase-bar" data-trains={phase.trains} style={{ flexGrow: phase.epochs }}>
          <strong>{at + 1}</strong> <span>{shortScope(phase)}</span>
        </div>
      ))}
    </div>
  );
}
