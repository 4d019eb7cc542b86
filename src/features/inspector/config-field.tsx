import { useState } from 'react';
import { fieldText, fieldValue, type FormField } from '../../core/layers/form';
import { Checkbox } from '../../ui/checkbox';
import { Field } from '../../ui/field';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { useDraft } from './use-draft';

export interface ConfigFieldProps {
  field: FormField;
  /** The argument's value now, canonical. */
  value: unknown;
  /** What is wrong with a value; null when it can be set. Changes nothing. */
  check: (value: unknown) => string | null;
  onSet: (value: unknown) => void;
}

/** One Keras argument, labelled by its name. */
export function ConfigField(props: ConfigFieldProps) {
  const { field, value, onSet } = props;
  if (field.kind === 'boolean') return <Checkbox label={field.name} hint={field.description} checked={value === true} onChange={onSet} />;
  if (field.kind === 'choice') return <ChoiceField {...props} />;
  return <TypedField {...props} />;
}

const none = '';

function ChoiceField({ field, value, check, onSet }: ConfigFieldProps) {
  const [error, setError] = useState<string | null>(null);
  const text = fieldText(field, value);
  const known = field.choices ?? [];
  const options = [
    ...(field.nullable ? [{ value: none, label: 'none' }] : []),
    // A file may hold one that the form does not offer.
    ...(text === none || known.includes(text) ? known : [text, ...known]).map((choice) => ({ value: choice, label: choice })),
  ];
  const choose = (next: string) => {
    const chosen = fieldValue(field, next);
    const problem = check(chosen);
    setError(problem);
    if (problem === null) onSet(chosen);
  };
  return <Select label={field.name} hint={field.description} error={error} value={text} options={options} onChange={choose} />;
}

/** Checked at each stroke; set on Enter, on leaving, or after a short rest, so that one number typed is one step to undo. */
function TypedField(props: ConfigFieldProps) {
  const { field } = props;
  const { text, error, type, commit, leave } = useDraft(props);
  const numeric = field.kind === 'integer' || field.kind === 'number';

  if (field.kind === 'json') {
    return (
      <Field label={field.name} hint={field.description} error={error}>
        {(control) => <textarea {...control} className="ui-input" rows={Math.min(6, text.split('\n').length)} spellCheck={false} value={text} onChange={(event) => type(event.target.value)} onBlur={leave} />}
      </Field>
    );
  }
  return (
    <TextField
      label={field.name} hint={field.description} error={error} value={text} onChange={type} onBlur={leave}
      inputMode={numeric ? (field.kind === 'integer' ? 'numeric' : 'decimal') : undefined} placeholder={field.nullable ? 'none' : undefined}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0;
        if (step === 0 || field.kind !== 'integer' || !Number.isInteger(Number(text))) return;
        event.preventDefault();
        type(String(Number(text) + step));
      }}
    />
  );
}
