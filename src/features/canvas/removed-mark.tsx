import { showChange } from '../../store/shown-change';
import { plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { Tooltip } from '../../ui/tooltip';
import './removed-mark.css';

/** Names beyond these are counted: "What changed" has them all. */
const mostNamed = 8;

function namesOf(layers: readonly string[]): string {
  const more = layers.length - mostNamed;
  return layers.slice(0, mostNamed).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

/** Says that layers have been removed at this place; leads to the list of what changed. */
export function RemovedMark({ layers, tabbable }: { layers: readonly string[]; tabbable: boolean }) {
  const names = namesOf(layers);
  const removed = `${plural(layers.length, 'layer')} removed`;
  return (
    <Tooltip text={`Removed here: ${names}`} side="right">
      <button
        type="button" className="removed-mark nodrag nopan" tabIndex={tabbable ? 0 : -1} aria-label={`${removed} here: ${names}`}
        onClick={(event) => {
          event.stopPropagation();
          showChange(layers[0]!);
        }}
      >
        <Icon name="minus" size={12} />
        {removed}
      </button>
    </Tooltip>
  );
}
