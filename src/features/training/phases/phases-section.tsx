import { useRef } from 'react';
import { flushSync } from 'react-dom';
import type { GraphDocument } from '../../../core/graph/types';
import { mostEpochs, mostPhases, phasePresets, presetOf, presetPhases, spansOf, totalEpochs, type Phase, type PhasePreset } from '../../../core/training/phases';
import { blockCount, trainedCounts } from '../../../core/training/plan-phases';
import { useRunStore } from '../../../store/run-store';
import { useUiStore } from '../../../store/ui-store';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/checkbox';
import { formatCount, plural } from '../../../ui/format';
import { Section } from '../../../ui/panel';
import { Select } from '../../../ui/select';
import { PhaseFields } from './phase-fields';
import { presetTexts, rateText } from './phase-texts';
import { TimeLine } from './time-line';
import './phases.css';

interface Props {
  readonly document: GraphDocument | null;
  readonly disabled: boolean;
}

/** What trains when, and how fast, on one time line. */
export function PhasesSection({ document, disabled }: Props) {
  const config = useRunStore((state) => state.config);
  const { configure } = useRunStore.getState();
  const preset = presetOf(config.phases) ?? 'own';
  const total = totalEpochs(config);
  const choose = (next: PhasePreset | 'own') => {
    configure(next === 'own'
      ? { phases: [{ epochs: total, trains: 'as-frozen', blocks: 1, rate: 1 }] }
      : { phases: presetPhases(next, total), ...(next === 'one' && { epochs: total }) });
    const { phases } = config;
    // A preset is a click away, one's own work is not.
    if (preset === 'own') useUiStore.getState().notify({ tone: 'info', message: 'Your own phases have gone.', action: { label: 'Take back', run: () => configure({ phases }) } });
  };
  return (
    <Section title="Phases" detail={presetTexts[preset].name} defaultOpen={false} lazy>
      <Select
        label="Recipe" value={preset} disabled={disabled} hint={presetTexts[preset].hint}
        options={[...phasePresets, 'own' as const].map((value) => ({ value, label: presetTexts[value].name }))} onChange={choose}
      />
      {config.phases.length > 0 && (
        <>
          <TimeLine config={config} disabled={disabled} onChange={(phases) => configure({ phases })} />
          <PhaseList document={document} disabled={disabled} />
          <p className="ui-hint">
            Phases decide what trains; what you froze in the network stays as it is set. Each begins with the best weights so far, and optimizer and schedule start anew.{config.patience > 0 && ' Early stopping ends a phase, and the next begins.'}
          </p>
          <Checkbox
            label="Normalizations follow your images" checked={config.batchStatistics} disabled={disabled} onChange={(batchStatistics) => configure({ batchStatistics })}
            hint="Off, those that came with the network keep the mean and variance that they were trained with, also where they train: safer with few images or small batches"
          />
        </>
      )}
    </Section>
  );
}

function PhaseList({ document, disabled }: Props) {
  const config = useRunStore((state) => state.config);
  const list = useRef<HTMLDivElement>(null);
  const { phases } = config;
  const spans = spansOf(phases);
  /** The keyboard goes with the phase that it has moved, or to what is nearest to one that has gone. */
  const change = (next: readonly Phase[], focus?: { readonly row: number; readonly on: string }) => {
    flushSync(() => useRunStore.getState().configure({ phases: [...next] }));
    if (!focus) return;
    const row = list.current?.children[Math.min(focus.row, next.length - 1)];
    (row?.querySelector<HTMLElement>(`${focus.on}:not(:disabled)`) ?? row?.querySelector('select'))?.focus();
  };
  const move = (at: number, by: 1 | -1) => {
    const to = at + by;
    const rest = phases.toSpliced(at, 1).toSpliced(to, 0, phases[at]!);
    const end = to === 0 || to === phases.length - 1;
    change(rest, { row: to, on: end ? `[data-move="${-by}"]` : `[data-move="${by}"]` });
  };
  const last = phases.at(-1)!;
  const total = totalEpochs(config);
  const room = mostEpochs - total;
  return (
    <div className="phase-list" ref={list}>
      {phases.map((phase, at) => (
        <PhaseFields
          key={at} phase={phase} place={at + 1} places={phases.length} span={spans[at]!} rate={rateText(phase.rate, config)} disabled={disabled}
          blocks={document && blockCount(document)} told={document && toldOf(document, phase)}
          mostEpochs={mostEpochs - total + phase.epochs} onChange={(patch) => change(phases.with(at, { ...phase, ...patch }))} onMove={(by) => move(at, by)}
          onRemove={() => change(phases.toSpliced(at, 1), { row: at, on: '[data-remove]' })}
        />
      ))}
      <div className="phase-foot">
        <Button size="small" icon="plus" disabled={disabled || phases.length >= mostPhases || room === 0} onClick={() => change([...phases, { ...last, epochs: Math.min(last.epochs, room) }])}>Add phase</Button>
        <span className="quiet" data-testid="phase-sum">{plural(total, 'epoch')} in all</span>
      </div>
    </div>
  );
}

function toldOf(document: GraphDocument, phase: Phase): string {
  const { layers, weights } = trainedCounts(document, phase);
  return layers === 0 ? 'Nothing trains: every layer with weights is frozen' : `Trains ${plural(layers, 'layer')} with ${formatCount(weights)} weights`;
}
