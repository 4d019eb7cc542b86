import { boundsOf } from '../../../core/training/bounds';
import { phaseSchema, phaseScopes, type Phase, type Span } from '../../../core/training/phases';
import { IconButton } from '../../../ui/button';
import { NumberField } from '../../../ui/number-field';
import { Select } from '../../../ui/select';
import { scopeNames } from './phase-texts';

export interface PhaseFieldsProps {
  readonly phase: Phase;
  /** Counted from 1, of so many. */
  readonly place: number;
  readonly places: number;
  readonly span: Span;
  /** The learning rate that its part comes to. */
  readonly rate: string;
  /** Blocks of the network that can be unfrozen; null where that is not known. */
  readonly blocks: number | null;
  /** What it trains, in numbers. */
  readonly told: string | null;
  /** That it may have. */
  readonly mostEpochs: number;
  readonly disabled: boolean;
  readonly onChange: (patch: Partial<Phase>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

const { epochs: epochBounds, blocks: blockBounds, rate: rateBounds } = phaseSchema.shape;

/** One phase: how long, what trains, how fast; and its place. */
export function PhaseFields({ phase, place, places, span, rate, blocks, told, mostEpochs, disabled, onChange, onMove, onRemove }: PhaseFieldsProps) {
  const { epochs, trains } = phase;
  return (
    <fieldset className="phase">
      <legend className="visually-hidden">{`Phase ${place}`}</legend>
      <div className="phase-head">
        <strong>Phase {place}</strong>
        <span className="phase-span quiet">{span.first === span.last ? `epoch ${span.first}` : `epochs ${span.first} to ${span.last}`}</span>
        <IconButton size="small" icon="moveUp" label={`Move phase ${place} earlier`} data-move="-1" disabled={disabled || place === 1} onClick={() => onMove(-1)} />
        <IconButton size="small" icon="moveDown" label={`Move phase ${place} later`} data-move="1" disabled={disabled || place === places} onClick={() => onMove(1)} />
        <IconButton size="small" icon="close" label={`Remove phase ${place}`} data-remove disabled={disabled || places === 1} onClick={onRemove} />
      </div>
      <div className="training-settings">
        <Select label="Trains" value={trains} disabled={disabled} options={phaseScopes.map((value) => ({ value, label: scopeNames[value] }))} onChange={(next) => onChange({ trains: next })} />
        {trains === 'blocks' && (
          <NumberField
            label="Blocks" value={phase.blocks} {...boundsOf(blockBounds)} disabled={disabled} onChange={(next) => onChange({ blocks: next })}
            hint={blocks === null ? undefined : blocks < phase.blocks ? `The network has ${blocks}: all of them` : `Of the network's ${blocks}`}
          />
        )}
        <NumberField label="Phase epochs" value={epochs} {...boundsOf(epochBounds)} max={mostEpochs} disabled={disabled} onChange={(next) => onChange({ epochs: next })} />
        <NumberField label="Rate ×" value={phase.rate} {...boundsOf(rateBounds)} disabled={disabled} hint={`A rate of ${rate}`} onChange={(next) => onChange({ rate: next })} />
      </div>
      {told && <p className="ui-hint">{told}</p>}
    </fieldset>
  );
}
