import { Fragment, useRef } from 'react';
import type { TrainingConfig } from '../../../core/training/config';
import { movedBoundary, spansOf, totalEpochs, type Phase } from '../../../core/training/phases';
import { PhaseBoundary } from './phase-boundary';
import { shortScope, timeLineText } from './phase-texts';

interface Props {
  readonly config: TrainingConfig;
  readonly disabled: boolean;
  readonly onChange: (phases: Phase[]) => void;
}

/** The phases as one bar, each as long as its epochs; what is between two of them can be moved. */
export function TimeLine({ config, disabled, onChange }: Props) {
  const line = useRef<HTMLDivElement>(null);
  const { phases } = config;
  const spans = spansOf(phases);
  return (
    <div className="phase-line" ref={line}>
      <span className="visually-hidden" role="img" aria-label={timeLineText(config)} />
      {phases.map((phase, at) => (
        <Fragment key={at}>
          <div className="phase-bar" aria-hidden data-trains={phase.trains} style={{ flexGrow: phase.epochs }}>
            <strong>{at + 1}</strong> <span>{shortScope(phase)}</span>
          </div>
          {at < phases.length - 1 && !disabled && (
            <PhaseBoundary
              phase={at + 1} value={spans[at]!.last} min={spans[at]!.first} max={spans[at + 1]!.last - 1} epochsPerPixel={() => totalEpochs(config) / line.current!.clientWidth}
              onMove={(epoch) => onChange(movedBoundary(phases, at, epoch))}
            />
          )}
        </Fragment>
      ))}
    </div>
  );
}
