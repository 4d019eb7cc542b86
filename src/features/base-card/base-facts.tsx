import { useEffect, useState } from 'react';
import type { BaseDefinition } from '../../core/bases/definition';
import { figureTexts, type BaseFigures } from '../../core/bases/figures';
import { services } from '../../store/services';
import { formatCount } from '../../ui/format';

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
const channels = { rgb: 'in colour', grayscale: 'in gray' };

/** What a network is in numbers, how good it was found to be, and what it may be used for. */
export function BaseFacts({ base }: { base: BaseDefinition }) {
  const { inputSize: [height, width], preprocessing, bytes, kind, params, macs, licence, notFor, cardUrl } = base;
  return (
    <dl className="base-facts">
      <dt>Accuracy</dt>
      <dd><Accuracy base={base} /></dd>
      <dt>Input</dt>
      <dd>Pictures of {width} × {height} px, {channels[preprocessing.color]}</dd>
      <dt>Download</dt>
      <dd>About {megabytes(bytes)}, {kind === 'embedded' ? 'with the page' : 'from the internet when opened, then kept in this browser'}</dd>
      <dt>Size</dt>
      <dd>{formatCount(params)} parameters, {formatCount(macs)} multiply-adds a picture</dd>
      <dt>Licence</dt>
      <dd>{licence}</dd>
      <dt>Not for</dt>
      <dd>{notFor}</dd>
      <dt>More</dt>
      <dd><a href={cardUrl} target="_blank" rel="noreferrer">{kind === 'embedded' ? 'Its model card' : 'The paper about it'}</a> (in a new tab)</dd>
    </dl>
  );
}

function Accuracy({ base }: { base: BaseDefinition }) {
  const figures = useFigures(base);
  if (!figures) return 'Looking it up…';
  const texts = figureTexts(figures);
  if (texts.length === 0) return 'No figures at hand.';
  return `${texts.join(', ')}${figures.on ? `, on ${figures.on}` : ''}`;
}

/** null until they have come. */
function useFigures(base: BaseDefinition): BaseFigures | null {
  const [found, setFound] = useState<{ readonly of: BaseDefinition; readonly figures: BaseFigures } | null>(null);
  useEffect(() => {
    let wanted = true;
    void services().baseFigures(base).then((figures) => wanted && setFound({ of: base, figures }));
    return () => {
      wanted = false;
    };
  }, [base]);
  return found?.of === base ? found.figures : null;
}
