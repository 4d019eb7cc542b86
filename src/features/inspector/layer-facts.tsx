import type { LayerAnalysis, LayerNode } from '../../core/graph/types';
import { formatShape } from '../../core/shape';
import { useDocumentStore } from '../../store/document-store';
import { Badge, type BadgeTone } from '../../ui/badge';
import { formatCount, formatExact } from '../../ui/format';
import type { IconName } from '../../ui/icons';
import { Section } from '../../ui/panel';

const origins: Record<LayerNode['origin'], { label: string; tone: BadgeTone; icon?: IconName }> = {
  pretrained: { label: 'Pretrained', tone: 'neutral' },
  changed: { label: 'Changed', tone: 'changed', icon: 'pencil' },
  new: { label: 'New', tone: 'new', icon: 'sprout' },
};

/** What follows from where the layer stands: shapes, sizes, cost. */
export function LayerFacts({ layer: { inputs, origin }, analysis: { inputShapes, outputShape, params, trainableParams, macs } }: { layer: LayerNode; analysis: LayerAnalysis }) {
  const { label, tone, icon } = origins[origin];
  return (
    <Section title="Facts">
      <dl className="facts">
        <dt>Origin</dt>
        <dd><Badge tone={tone} icon={icon}>{label}</Badge></dd>
        {inputs.length > 0 && <dt>{inputs.length === 1 ? 'Input' : 'Inputs'}</dt>}
        {inputs.map((input, index) => (
          <dd key={`${input} ${index}`}>
            <button type="button" className="fact-link" onClick={() => useDocumentStore.getState().select([input])}>{input}</button>
            <span>{inputShapes[index] ? formatShape(inputShapes[index]) : 'unknown'}</span>
          </dd>
        ))}
        <dt>Output shape</dt>
        <dd>{outputShape ? formatShape(outputShape) : 'unknown'}</dd>
        <dt>Parameters</dt>
        <dd title={formatExact(params)}>{formatExact(params)}</dd>
        <dt>Trainable now</dt>
        <dd>{formatExact(trainableParams)}</dd>
        <dt>Multiply-adds</dt>
        <dd title={formatExact(macs)}>{formatCount(macs)}</dd>
      </dl>
    </Section>
  );
}
