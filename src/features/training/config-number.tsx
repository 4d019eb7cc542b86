import { boundsOf } from '../../core/training/bounds';
import { trainingConfigSchema, type TrainingConfig } from '../../core/training/config';
import { useRunStore } from '../../store/run-store';
import { NumberField } from '../../ui/number-field';

type NumberName = { [Name in keyof TrainingConfig]: TrainingConfig[Name] extends number ? Name : never }[keyof TrainingConfig];

interface ConfigNumberProps {
  readonly name: NumberName;
  readonly label: string;
  readonly hint?: string;
  readonly disabled: boolean;
}

/** A number among the settings of a run; its bounds are the schema's. */
export function ConfigNumber({ name, ...rest }: ConfigNumberProps) {
  const value = useRunStore(({ config }) => config[name]);
  return <NumberField {...rest} {...boundsOf(trainingConfigSchema.shape[name])} value={value} onChange={(next) => useRunStore.getState().configure({ [name]: next })} />;
}
