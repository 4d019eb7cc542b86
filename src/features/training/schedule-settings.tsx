import { boundsOf } from '../../core/training/bounds';
import { rateFactor, scheduleFields, scheduleNames, scheduleSchema, type Schedule } from '../../core/training/schedule';
import { useRunStore } from '../../store/run-store';
import { NumberField } from '../../ui/number-field';
import { Select } from '../../ui/select';

const names: Record<Schedule['name'], string> = {
  constant: 'Constant', step: 'In steps', exponential: 'Exponential', cosine: 'Cosine with warm-up', 'one-cycle': 'One cycle', plateau: 'Lower on a plateau',
};

/** How the learning rate goes over the run, its settings, and its course where that is known beforehand. */
export function ScheduleSettings({ disabled }: { readonly disabled: boolean }) {
  const schedule = useRunStore(({ config }) => config.schedule);
  const change = (next: object) => {
    const checked = scheduleSchema.safeParse(next);
    if (checked.success) useRunStore.getState().configure({ schedule: checked.data });
  };
  const fields = Object.entries(scheduleFields(schedule.name));
  return (
    <>
      <Select label="Schedule" hint="Of the learning rate" value={schedule.name} disabled={disabled} options={scheduleNames.map((value) => ({ value, label: names[value] }))} onChange={(name) => change({ name })} />
      {fields.map(([field, schema]) => {
        const { title = field, description } = schema.meta() ?? {};
        const value = (schedule as unknown as Record<string, number>)[field]!;
        return <NumberField key={`${schedule.name}/${field}`} label={title} hint={description} value={Number(value.toPrecision(4))} {...boundsOf(schema)} disabled={disabled} onChange={(next) => change({ ...schedule, [field]: next })} />;
      })}
      {schedule.name !== 'constant' && schedule.name !== 'plateau' && <Course schedule={schedule} />}
    </>
  );
}

const points = 100;

function Course({ schedule }: { readonly schedule: Schedule }) {
  const line = Array.from({ length: points }, (_, at) => `${at},${(30 * (1 - rateFactor(schedule, at, points))).toFixed(2)}`).join(' ');
  return (
    <svg className="schedule-course" viewBox={`0 -2 ${points - 1} 34`} preserveAspectRatio="none" role="img" aria-label={`The learning rate over the run: ${names[schedule.name].toLowerCase()}`}>
      <polyline points={line} vectorEffect="non-scaling-stroke" />
    </svg>
  );
}
