import { useId, type ReactNode } from 'react';
import './field.css';

export interface FieldText {
  /** The visible label and accessible name. */
  label: string;
  /** Help below the control, tied to it by aria-describedby. */
  hint?: ReactNode;
  /** What is wrong; marks the control invalid and is read with it. */
  error?: string | null;
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean;
}

/** Attributes that tie a control to its label, hint and error. */
export interface FieldControl {
  id: string;
  'aria-invalid'?: true;
  'aria-describedby'?: string;
}

/** Label above, control, then hint or error; the control is drawn by `children` with the attributes it gets. */
export function Field({ label, hint, error, hideLabel, children }: FieldText & { children: (control: FieldControl) => ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="ui-field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : undefined}>{label}</label>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': described || undefined })}
      {error && <p id={`${id}-error`} className="ui-error" role="status">{error}</p>}
      {hint && <p id={`${id}-hint`} className="ui-hint">{hint}</p>}
    </div>
  );
}
