import type { ClassMetrics } from '../../core/training/metrics';
import { formatProbability } from './format';

export function PerClassTable({ classes, metrics }: { classes: readonly string[]; metrics: readonly ClassMetrics[] }) {
  return (
    <div className="table-scroller" tabIndex={0} role="group" aria-label="Numbers of each class">
      <table className="per-class" aria-label="Per class">
        <thead>
          <tr>
            <th scope="col">Class</th>
            <th scope="col" title="Of the images said to be of it, the share that is">Precision</th>
            <th scope="col" title="Of the images that are of it, the share said to be">Recall</th>
            <th scope="col" title="Harmonic mean of precision and recall">F1</th>
            <th scope="col" title="Held-out images of it">Count</th>
          </tr>
        </thead>
        <tbody>
          {metrics.map(({ precision, recall, f1, count }, index) => (
            <tr key={index}>
              <th scope="row" title={classes[index]}>{classes[index]}</th>
              <td>{formatProbability(precision)}</td>
              <td>{formatProbability(recall)}</td>
              <td>{formatProbability(f1)}</td>
              <td>{count}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
