import { useEffect } from 'react';
import type { LayerNode } from '../../core/graph/types';
import type { Activations } from '../../protocol/engine';
import { formatShape } from '../../core/shape';
import { useDocumentStore } from '../../store/document-store';
import { Button } from '../../ui/button';
import { FileButton } from '../../ui/file-input';
import { Notice } from '../../ui/notice';
import { formatFigure } from './format-figure';
import { useInsideStore } from './inside-store';
import { Pixels } from './pixels';

/** What the layer makes of a photograph of the user's choice; the photograph stays chosen while one walks from layer to layer. */
export function FeatureMaps({ layer }: { layer: LayerNode }) {
  const document = useDocumentStore((state) => state.document);
  const { image, busy, answer, failure, choose, look, cancel } = useInsideStore();
  useEffect(() => {
    if (image && document) void look(document, layer.name);
    return cancel;
  }, [image, document, layer.name, look, cancel]);
  const current = answer?.layer === layer.name && answer.document === document ? answer.activations : null;

  return (
    <>
      <FileButton label={image ? 'Another photograph' : 'Choose a photograph'} inputLabel="Image to look inside" icon="image" accept="image/*" disabled={!document} onFiles={([file]) => choose(file!)} />
      {!image && <p className="quiet">See what this layer makes of one of your photographs.</p>}
      {busy && (
        <div className="inside-busy" role="status">
          <span>Running the network on {image?.name}…</span>
          <Button variant="quiet" onClick={cancel}>Cancel</Button>
        </div>
      )}
      {failure && <Notice tone="error" live="alert">{failure}</Notice>}
      {current && <Shown activations={current} layer={layer.name} photograph={image?.name ?? ''} />}
    </>
  );
}

function Shown({ activations: { shape, maps, units }, layer, photograph }: { activations: Activations; layer: string; photograph: string }) {
  const [height = 1, width = 1, channels = 0] = shape;
  if (maps.length > 0) {
    return (
      <figure className="inside-maps" data-testid="feature-maps" data-of={layer} data-shape={shape.join(',')} aria-label={`Feature maps of ${layer}`}>
        <div className="inside-pictures large">{maps.map(({ channel, mean, pixels }) => <Pixels key={channel} label={`Channel ${channel}, mean ${formatFigure(mean)}`} width={width} height={height} pixels={pixels} />)}</div>
        <figcaption className="quiet">The {maps.length} of {channels} channels that answer most to {photograph}, each from black (its least) to white (its most).</figcaption>
      </figure>
    );
  }
  if (units.length === 0) return <p className="quiet">Its output, {formatShape(shape)}, is no picture and no list.</p>;
  return (
    <table className="inside-figures" data-testid="feature-maps" data-of={layer} data-shape={shape.join(',')} aria-label={`Largest numbers of ${layer}`}>
      <thead><tr><th scope="col">Unit</th><th scope="col">Value</th></tr></thead>
      <tbody>{units.map(({ unit, value }) => <tr key={unit}><th scope="row">{unit}</th><td>{formatFigure(value)}</td></tr>)}</tbody>
    </table>
  );
}
