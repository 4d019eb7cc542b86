import { mixing } from '../../../core/augmentation/mixing';
import type { Described, NumberField as NumberSetting, SwitchField } from '../../../core/augmentation/operation';
import { operations } from '../../../core/augmentation/operations';
import { randAugment } from '../../../core/augmentation/rand-augment';
import type { Augmentation } from '../../../core/augmentation/settings';
import { Checkbox } from '../../../ui/checkbox';
import { NumberField } from '../../../ui/number-field';
import { Section } from '../../../ui/panel';

const all = { ...operations, randAugment, ...mixing } as const satisfies Partial<Record<keyof Augmentation, Described>>;
type Id = keyof typeof all;
const ids = Object.keys(all) as readonly Id[];

interface Props {
  readonly settings: Augmentation;
  readonly disabled: boolean;
  readonly onChange: (settings: Augmentation) => void;
}

/** Each operation with its fields, as the registry has them. */
export function OperationList({ settings, disabled, onChange }: Props) {
  return (
    <Section title="Operations" defaultOpen={false} lazy>
      {ids.map((id) => (
        <OperationFields key={id} operation={all[id]} values={settings[id]} disabled={disabled} onChange={(name, value) => onChange({ ...settings, [id]: { ...settings[id], [name]: value } })} />
      ))}
    </Section>
  );
}

interface FieldsProps {
  readonly operation: Described;
  readonly values: Readonly<Record<string, number | boolean>>;
  readonly disabled: boolean;
  readonly onChange: (name: string, value: number | boolean) => void;
}

function OperationFields({ operation, values, disabled, onChange }: FieldsProps) {
  return (
    <fieldset className="augmentation-operation">
      <legend>{operation.label}</legend>
      <p className="ui-hint">{operation.help}</p>
      <div className="augmentation-fields">
        {Object.entries(operation.fields).map(([name, field]) => <OneField key={name} field={field} value={values[name]!} disabled={disabled} onChange={(value) => onChange(name, value)} />)}
      </div>
    </fieldset>
  );
}

interface OneFieldProps {
  readonly field: NumberSetting | SwitchField;
  readonly value: number | boolean;
  readonly disabled: boolean;
  readonly onChange: (value: number | boolean) => void;
}

function OneField({ field, value, disabled, onChange }: OneFieldProps) {
  if (field.kind === 'switch') return <Checkbox label={field.label} hint={field.help} checked={value === true} disabled={disabled} onChange={onChange} />;
  return <NumberField label={field.label} hint={field.help} value={Number(value)} min={0} max={field.max} integer={field.integer} unit={field.unit} disabled={disabled} onChange={onChange} />;
}
