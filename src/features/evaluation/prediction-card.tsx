import { endsInLengths } from '../../core/graph/output-layer';
import type { GraphDocument } from '../../core/graph/types';
import { backendNamesSpoken } from '../../store/backend-names';
import { formatProbability } from './format';
import type { Answer } from './predict-image';

export interface Trial {
  /** Counts up with every answer. */
  readonly id: number;
  readonly image: File;
  readonly url: string;
  /** The network that was asked. */
  readonly asked: GraphDocument;
  readonly answer: Answer;
}

/** Classes shown; a network may have a thousand. */
const shown = 5;

interface Props {
  readonly trial: Trial;
  readonly answer: Extract<Answer, { ok: true }>;
}

export function PredictionCard({ trial, answer: { ranked, backend, milliseconds } }: Props) {
  const top = ranked[0]!;
  return (
    <div className="prediction" data-testid="prediction" data-id={trial.id} data-top={top.name} data-probability={top.probability} role="status">
      <img src={trial.url} alt={trial.image.name} />
      <ul className="prediction-bars">
        {ranked.slice(0, shown).map(({ name, probability }, index) => (
          <li key={index}>
            <span className="truncate" title={name}>{name}</span>
            <span>{formatProbability(probability)}</span>
            <span className="bar"><span style={{ transform: `scaleX(${Math.min(1, Math.max(0, probability))})` }} /></span>
          </li>
        ))}
      </ul>
      {endsInLengths(trial.asked) && <p className="prediction-foot quiet">Each capsule says for itself how sure it is: these need not add up to 100 %.</p>}
      <p className="prediction-foot quiet">{Math.round(milliseconds)} ms on {backendNamesSpoken[backend]}</p>
    </div>
  );
}
