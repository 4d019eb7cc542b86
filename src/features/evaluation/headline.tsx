import type { Evaluation } from '../../core/training/metrics';
import { plural } from '../../ui/format';
import { formatProbability } from './format';

export function Headline({ evaluation: { accuracy, balancedAccuracy, count } }: { evaluation: Evaluation }) {
  return (
    <div>
      <p className="headline"><strong>{formatProbability(accuracy)}</strong> right, measured on {plural(count, 'held-out image')}</p>
      <p className="quiet">Mean over the classes: {formatProbability(balancedAccuracy)}. Rough when a class has few images.</p>
    </div>
  );
}
