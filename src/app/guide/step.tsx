import type { ReactNode } from 'react';
import { Icon } from '../../ui/icons';

export interface StepProps {
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
export function Step({ at, title, remark, done, next, children }: StepProps) {
  return (
    <li className="step" data-done={done} aria-current={next ? 'step' : undefined}>
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
