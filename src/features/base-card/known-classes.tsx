import type { BaseDefinition } from '../../core/bases/definition';
import { formatExact } from '../../ui/format';
import { carDrawings } from './car-drawings';
import { DrawingPicture } from './drawing';
import { thingDrawings } from './thing-drawings';

const drawings = { ...carDrawings, ...thingDrawings };

/** Some of the things that a network tells apart, drawn where there is a drawing. */
export function KnownClasses({ base: { classes, knows } }: { base: BaseDefinition }) {
  const all = knows.length === classes;
  return (
    <section className="base-classes" aria-label="Classes it knows">
      <h3>{all ? `The ${classes} classes it knows` : `${knows.length} of the ${formatExact(classes)} classes it knows`}</h3>
      <ul>
        {knows.map((name) => (
          <li key={name}>
            {drawings[name] && <DrawingPicture drawing={drawings[name]} />}
            <span>{name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
