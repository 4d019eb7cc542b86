import { useDocumentStore } from '../../store/document-store';
import { Section } from '../../ui/panel';
import { FeatureMaps } from './feature-maps';
import { WeightsInside } from './weights-inside';
import './inside.css';

/** Inside the selected layer: its weights, its first filters, and what it makes of a photograph. Nothing is computed while it is folded. */
export function LookInside() {
  const layer = useDocumentStore(({ document, selection }) => (selection.length === 1 ? document?.layers.find(({ name }) => name === selection[0]) : undefined));
  if (!layer) return null;
  return (
    <Section title="Look inside" defaultOpen={false} lazy>
      <FeatureMaps key={layer.name} layer={layer} />
      <WeightsInside key={`weights ${layer.name}`} layer={layer} />
    </Section>
  );
}
