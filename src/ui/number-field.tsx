import { useState } from 'react';
import { Field, type FieldText } from './field';
import { checkNumber, type NumberBounds } from './check-number';
import './field.css';

export interface NumberFieldProps extends FieldText, NumberBounds {
  /** null where several things have different numbers: it says `mixed` until one is typed for all. */
  value: number | null;
  /** Called only with a number that is within the bounds. */
  onChange: (value: number) => void;
  /** Shown inside the field's end: `%`, `px`. */
  unit?: string;
  disabled?: boolean;
  step?: number;
}

/** A number typed as text: what cannot be used is said beside the field and changes nothing. */
export function NumberField({ label, hint, error, hideLabel, value, onChange, unit, disabled, step, ...bounds }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const shown = value === null ? '' : String(value);
  const text = draft ?? shown;
  const checked = checkNumber(text, bounds);
  const problem = text !== shown && !checked.ok ? checked.error : error;

  const type = (next: string) => {
    setDraft(next);
    const result = checkNumber(next, bounds);
    if (result.ok && result.value !== value) onChange(result.value);
  };
  const nudge = (direction: 1 | -1) => {
    const by = step ?? (bounds.integer ? 1 : 0);
    if (by === 0 || !checked.ok) return;
    const next = String(Number((checked.value + direction * by).toPrecision(12)));
    if (checkNumber(next, bounds).ok) type(next);
  };

  return (
    <Field label={label} hint={hint} error={problem} hideLabel={hideLabel}>
      {(control) => (
        <div className={unit ? 'ui-with-unit' : undefined}>
          <input
            {...control} type="text" inputMode={bounds.integer ? 'numeric' : 'decimal'} autoComplete="off" className="ui-input" value={text} disabled={disabled} placeholder={value === null ? 'mixed' : undefined}
            onChange={(event) => type(event.target.value)}
            onBlur={() => (checked.ok || text === shown) && setDraft(null)}
            onKeyDown={(event) => {
              if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
              event.preventDefault();
              nudge(event.key === 'ArrowUp' ? 1 : -1);
            }}
          />
          {unit && <span className="ui-unit" aria-hidden="true">{unit}</span>}
        </div>
      )}
    </Field>
  );
}
