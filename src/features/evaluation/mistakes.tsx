import { useState } from 'react';
import type { Mistake } from '../../core/training/metrics';
import { useThumbnail } from '../../store/thumbnails';
import { Button } from '../../ui/button';
import { Section } from '../../ui/panel';
import { formatProbability } from './format';

/** Shown at first, and added by each "Show more". */
const step = 12;

interface Props {
  /** The most confident first. */
  readonly mistakes: readonly Mistake[];
  readonly classes: readonly string[];
  readonly paths: ReadonlyMap<string, string>;
}

export function Mistakes({ mistakes, classes, paths }: Props) {
  const [shown, setShown] = useState(step);
  if (mistakes.length === 0) return <p className="quiet">No mistakes on the held-out images.</p>;
  return (
    <Section title="Mistakes" detail={mistakes.length}>
      <ul className="mistakes" aria-label="Mistakes">
        {mistakes.slice(0, shown).map((mistake) => (
          <MistakeRow key={mistake.id} mistake={mistake} said={classes[mistake.predicted]!} was={classes[mistake.label]!} path={paths.get(mistake.id) ?? ''} />
        ))}
      </ul>
      {mistakes.length > shown && <Button size="small" onClick={() => setShown(shown + step)}>Show more</Button>}
    </Section>
  );
}

function MistakeRow({ mistake, said, was, path }: { mistake: Mistake; said: string; was: string; path: string }) {
  const url = useThumbnail(mistake.id);
  return (
    <li title={path}>
      {url ? <img src={url} alt={path.split('/').at(-1)} /> : <span className="no-picture" />}
      <div>
        said <strong>{said}</strong> ({formatProbability(mistake.probability)})<br />
        <span className="quiet">was {was}</span>
      </div>
    </li>
  );
}
