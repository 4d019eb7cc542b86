import { blocksAround, sharedBlocks, type Block } from '../../core/graph/blocks/types';
import { useBlocks, useBlockStore } from '../../store/block-store';
import { useDocumentStore } from '../../store/document-store';
import { plural } from '../../ui/format';
import { Icon } from '../../ui/icons';
import { networkView } from './view';
import './breadcrumbs.css';

/** The blocks that the selection lies in, outermost first; a click selects all of one. */
export function Breadcrumbs() {
  const selection = useDocumentStore((state) => state.selection);
  const blocks = useBlocks();
  const around = sharedBlocks(selection.map((name) => blocksAround(blocks, name)));
  if (around.length === 0) return null;
  const whole = around.at(-1)!.layers.length === selection.length;
  return (
    <nav aria-label="Blocks around the selection" className="breadcrumbs">
      <ol>
        {around.map((block, at) => (
          <li key={block.id}>
            {at > 0 && <Icon name="chevronRight" size={12} />}
            <button type="button" className="truncate" aria-current={(whole && at === around.length - 1) || undefined} title={`Select the ${plural(block.layers.length, 'layer')} of ${block.name}`} onClick={() => go(block)}>{block.name}</button>
          </li>
        ))}
        {!whole && (
          <li>
            <Icon name="chevronRight" size={12} />
            <span className="truncate" aria-current="true">{selection.length === 1 ? selection[0] : plural(selection.length, 'layer')}</span>
          </li>
        )}
      </ol>
    </nav>
  );
}

function go({ id, layers }: Block): void {
  useDocumentStore.getState().select(layers);
  networkView.reveal(useBlockStore.getState().expanded.has(id) ? layers[0]! : id);
}
