import type { InputHTMLAttributes, Ref } from 'react';
import { Field, type FieldText } from './field';
import { Icon } from './icons';
import './field.css';

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value' | 'children'>;

export interface TextFieldProps extends FieldText, Native {
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
  /** Shown inside the field's end: `px`. */
  unit?: string;
}

export function TextField({ label, hint, error, hideLabel, value, onChange, className, unit, ...native }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(control) => (
        <div className={unit ? 'ui-with-unit' : undefined}>
          <input type="text" autoComplete="off" spellCheck={false} {...native} {...control} className={`ui-input ${className ?? ''}`} value={value} onChange={(event) => onChange(event.target.value)} />
          {unit && <span className="ui-unit" aria-hidden="true">{unit}</span>}
        </div>
      )}
    </Field>
  );
}

/** Role `searchbox`, named `label`. */
export function SearchField({ label, value, onChange, ...native }: { label: string; value: string; onChange: (value: string) => void; ref?: Ref<HTMLInputElement> } & Native) {
  return (
    <div className="ui-search">
      <Icon name="search" />
      <input type="search" autoComplete="off" spellCheck={false} placeholder={label} {...native} aria-label={label} className="ui-input" value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
