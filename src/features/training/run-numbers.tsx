import type { RunBackend } from '../../core/training/events';
import type { RunState } from '../../core/training/run-state';
import { backendNamesSpoken } from '../../store/backend-names';
import { plural } from '../../ui/format';
import type { RunFacts } from './run-facts';
import { formatLoss, formatShare, trialsText } from './run-texts';

/** Accuracy and loss large, what they were reached with small. */
export function RunNumbers({ run: { started, phase }, facts }: { run: RunState; facts: RunFacts }) {
  return (
    <>
      <dl className="run-numbers">
        <Figure name="Validation accuracy" value={formatShare(facts.valAccuracy)} />
        <Figure name="Training accuracy" value={formatShare(facts.accuracy)} />
        <Figure name="Validation loss" value={facts.valLoss === null ? '–' : formatLoss(facts.valLoss)} />
        <Figure name="Training loss" value={facts.loss === null ? '–' : formatLoss(facts.loss)} />
      </dl>
      {started && (
        <p className="run-how quiet">
          On {backendText(started.backend)};
          {' '}{plural(started.trainImages, 'image')} to learn from, {started.validationImages} held out
          {!!facts.cachedLayers && <>; {plural(facts.cachedLayers, 'frozen layer')} computed once an image</>}
          {facts.imagesPerSecond !== null && phase !== 'done' && <>; {Math.round(facts.imagesPerSecond)} images/s</>}.
          {started.backend.trials && <> Tried before: {trialsText(started.backend.trials)}.</>}
        </p>
      )}
      {started && started.rejected.length > 0 && <Skipped files={started.rejected} />}
    </>
  );
}

function backendText({ name, detail, software }: RunBackend): string {
  const spoken = backendNamesSpoken[name];
  return `${detail.includes(spoken) ? detail : `${spoken} (${detail})`}${software ? ', in software' : ''}`;
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt className="quiet">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function Skipped({ files }: { files: readonly { readonly path: string; readonly reason: string }[] }) {
  return (
    <details className="run-skipped">
      <summary>{plural(files.length, 'image')} could not be read and {files.length === 1 ? 'was' : 'were'} left out</summary>
      <ul>
        {files.slice(0, 50).map(({ path, reason }) => <li key={path}>{path}: {reason}</li>)}
      </ul>
    </details>
  );
}
