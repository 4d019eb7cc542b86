import { Field, type FieldText } from './field';
import './field.css';

export interface SelectOption<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly disabled?: boolean;
}

export interface SelectGroup<T extends string> {
  readonly label: string;
  readonly options: readonly SelectOption<T>[];
}

export interface SelectProps<T extends string> extends FieldText {
  value: T;
  options: readonly (SelectOption<T> | SelectGroup<T>)[];
  onChange: (value: T) => void;
  disabled?: boolean;
}

const isGroup = <T extends string>(one: SelectOption<T> | SelectGroup<T>): one is SelectGroup<T> => 'options' in one;

function Options<T extends string>({ options }: { options: readonly SelectOption<T>[] }) {
  return options.map(({ value, label, disabled }) => <option key={value} value={value} disabled={disabled}>{label}</option>);
}

/** The browser's own select: keyboard, touch and screen readers as people know them. */
export function Select<T extends string>({ label, hint, error, hideLabel, value, options, onChange, disabled }: SelectProps<T>) {
  return (
    <Field label={label} hint={hint} error={error} hideLabel={hideLabel}>
      {(control) => (
        <select {...control} className="ui-select" value={value} disabled={disabled} onChange={(event) => onChange(event.target.value as T)}>
          {options.map((one) => isGroup(one)
            ? <optgroup key={one.label} label={one.label}><Options options={one.options} /></optgroup>
            : <Options key={one.value} options={[one]} />)}
        </select>
      )}
    </Field>
  );
}
