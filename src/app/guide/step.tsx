import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';
import type { StepId } from './guide-steps';
import { tourSteps, useTour } from './tour-store';

export interface StepProps {
  id: StepId;
  /** Its number among the steps. */
  at: number;
  title: string;
  /** After the title, quietly. */
  remark?: string;
  done: boolean;
  /** The step to take now. */
  next: boolean;
  children: ReactNode;
}

/** A step of the job: a number that becomes a tick, and what takes it. */
export function Step({ id, at, title, remark, done, next, children }: StepProps) {
  const told = useTour((state) => state.at !== null && tourSteps[state.at]?.step === id);
  return (
    <li className="step" data-step={id} data-told={told || undefined} data-done={done} aria-current={next ? 'step' : undefined}>
      <span className="step-title">
        <span className="step-mark">{done ? <Icon name="check" size={12} /> : at}</span>
        {title}
        {remark && <span className="quiet"> {remark}</span>}
        {done && <span className="visually-hidden"> (done)</span>}
      </span>
      <div className="step-actions">{children}</div>
    </li>
  );
}
