import { useDatasetStore } from '../../store/dataset-store';
import { plural } from '../../ui/format';
import { Progress } from '../../ui/progress';

export function IngestProgress() {
  const progress = useDatasetStore((state) => state.progress);
  if (!progress) return null;
  const { label, done, total } = progress;
  return <Progress label={label} done={done} total={total} detail={total > 0 ? `${done} of ${plural(total, 'file')}` : undefined} onCancel={() => void useDatasetStore.getState().cancelIngest()} />;
}
