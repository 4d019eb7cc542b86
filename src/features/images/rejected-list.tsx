import type { RejectedFile } from '../../core/dataset/types';
import { Section } from '../../ui/panel';

/** Shown at once; a folder full of other files would otherwise fill the page. */
const shown = 200;

export function RejectedList({ rejected }: { readonly rejected: readonly RejectedFile[] }) {
  if (rejected.length === 0) return null;
  return (
    <Section title="Rejected files" detail={rejected.length}>
      <ul className="rejected" aria-label="Rejected files" tabIndex={0}>
        {rejected.slice(0, shown).map(({ name, reason }, index) => (
          <li key={`${index} ${name}`}>
            <span className="rejected-name">{name}</span>
            <span className="quiet">{reason}</span>
          </li>
        ))}
        {rejected.length > shown && <li className="quiet">and {rejected.length - shown} more</li>}
      </ul>
    </Section>
  );
}
