import { useState } from 'react';
import { fieldText, fieldValue, type FormField } from '../../core/layers/form';
import { Checkbox } from '../../ui/checkbox';
import { Field } from '../../ui/field';
import { Section } from '../../ui/panel';
import { Select } from '../../ui/select';
import { TextField } from '../../ui/text-field';
import { oftenAndSeldom } from './often-and-seldom';
import { useDraft } from './use-draft';

export interface ConfigFieldProps {
  field: FormField;
  /** The argument's value now, canonical; undefined where `mixed`. */
  value: unknown;
  /** Several layers are set, and differ in it. */
  mixed?: boolean;
  /** Beside the argument's own name: the argument that it belongs to. */
  of?: string;
  /** What is wrong with a value; null when it can be set. Changes nothing. */
  check: (value: unknown) => string | null;
  onSet: (value: unknown) => void;
}

/** One Keras argument, labelled by its name. */
export function ConfigField(props: ConfigFieldProps) {
  const { field, value, mixed, onSet } = props;
  if (field.kind === 'variant') return <VariantField {...props} />;
  if (field.kind === 'boolean' && mixed) return <ChoiceField {...props} field={{ ...field, choices: ['true', 'false'] }} />;
  if (field.kind === 'boolean') return <Checkbox label={labelOf(props)} hint={field.description} checked={value === true} onChange={onSet} />;
  if (field.kind === 'choice') return <ChoiceField {...props} />;
  return <TypedField {...props} />;
}

const none = '';
const fewFields = 5;

const labelOf = ({ field, of }: ConfigFieldProps) => (of ? `${of} ${field.name}` : field.name);

function ChoiceField(props: ConfigFieldProps) {
  const { field, value, mixed, check, onSet } = props;
  const [error, setError] = useState<string | null>(null);
  const text = fieldText(field, value);
  const known = field.choices ?? [];
  const options = [
    ...(mixed ? [{ value: none, label: 'mixed', disabled: true }] : []),
    ...(field.nullable && !mixed ? [{ value: none, label: 'none' }] : []),
    // A file may hold one that the form does not offer.
    ...(text === none || known.includes(text) ? known : [text, ...known]).map((choice) => ({ value: choice, label: choice })),
  ];
  const choose = (next: string) => {
    const chosen = fieldValue(field, next);
    const problem = check(chosen);
    setError(problem);
    if (problem === null) onSet(chosen);
  };
  return <Select label={labelOf(props)} hint={field.description} error={error} value={text} options={options} onChange={choose} />;
}

/** A choice of class, and below it the arguments that this class has. */
function VariantField(props: ConfigFieldProps) {
  const { field, value, mixed, check, onSet } = props;
  const chosen = mixed || !value ? undefined : field.variants?.find(({ name }) => name === field.variantOf?.(value));
  const config = chosen ? (value as { config: Readonly<Record<string, unknown>> }).config : {};
  const started = (name: unknown) => field.variants?.find((one) => one.name === name)?.start ?? name;
  const within = (name: string, next: unknown) => ({ ...(value as object), config: { ...config, [name]: next } });
  const choice: FormField = { ...field, kind: 'choice' };
  // An initializer's few arguments stand in a row; those of a layer are many.
  const { often, seldom } = chosen && chosen.fields.length > fewFields ? oftenAndSeldom(chosen.fields) : { often: chosen?.fields ?? [], seldom: [] };
  const argument = (one: FormField) => (
    <ConfigField
      key={one.name} field={one} of={field.name} value={config[one.name]}
      check={(next) => check(within(one.name, next))} onSet={(next) => onSet(within(one.name, next))}
    />
  );
  return (
    <>
      <ChoiceField {...props} field={choice} value={mixed || !value ? null : (chosen?.name ?? '')} check={(next) => check(started(next))} onSet={(next) => onSet(started(next))} />
      {chosen && chosen.fields.length > 0 && (
        <div className="variant-fields" role="group" aria-label={`${field.name} arguments`}>
          {often.map(argument)}
          {seldom.length > 0 && <Section title={`More arguments of ${field.name}`} detail={seldom.length} defaultOpen={false} lazy>{seldom.map(argument)}</Section>}
        </div>
      )}
    </>
  );
}

/** Checked at each stroke; set on Enter, on leaving, or after a short rest, so that one number typed is one step to undo. */
function TypedField(props: ConfigFieldProps) {
  const { field, mixed } = props;
  const { text, error, type, commit, leave } = useDraft(props);
  const numeric = field.kind === 'integer' || field.kind === 'number';

  if (field.kind === 'json') {
    return (
      <Field label={labelOf(props)} hint={field.description} error={error}>
        {(control) => <textarea {...control} className="ui-input" rows={Math.min(6, text.split('\n').length)} spellCheck={false} value={text} onChange={(event) => type(event.target.value)} onBlur={leave} />}
      </Field>
    );
  }
  return (
    <TextField
      label={labelOf(props)} unit={field.unit} hint={field.description} error={error} value={text} onChange={type} onBlur={leave}
      inputMode={numeric ? (field.kind === 'integer' ? 'numeric' : 'decimal') : undefined} placeholder={mixed ? 'mixed' : field.nullable ? 'none' : undefined}
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
