import { Breadcrumbs } from '../../features/canvas/breadcrumbs';
import { Canvas } from '../../features/canvas/canvas';
import { FreezingBar } from '../../features/canvas/freezing-bar';
import { Outline } from '../../features/canvas/outline';
import { StatusLine } from '../../features/canvas/status-line';
import { useDocumentStore } from '../../store/document-store';
import { useUiStore } from '../../store/ui-store';
import { IconButton } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { arrange } from '../commands/arrange';
import { collapseAll } from '../commands/collapse-all';
import { CommandButton } from '../commands/command-button';
import { expandAll } from '../commands/expand-all';
import { PictureMenu } from '../commands/picture-menu';
import { RecipeButtons } from '../commands/recipe-buttons';
import { redo } from '../commands/redo';
import { showSummary } from '../commands/show-summary';
import { undo } from '../commands/undo';
import { Ribbon } from '../guide/ribbon';
import { Tour } from '../guide/tour';

const markReady = () => {
  document.documentElement.dataset.ready = 'true';
};

/** The network with its tools: the steps above, the graph, its summary below. */
export function NetworkArea() {
  const isOpen = useDocumentStore((state) => state.document !== null);
  const outline = useUiStore(({ panels }) => panels.outline ?? false);
  const busy = useUiStore(({ jobs }) => jobs.length > 0);
  return (
    <section role="region" aria-label="Network" className="network">
      <Ribbon />
      <div className="network-outline" hidden={!outline}>{outline && isOpen && <Outline />}</div>
      <div className="network-stage">
        <Canvas onDrawn={markReady} />
        <Breadcrumbs />
        <div className="network-history">
          <IconButton icon="outline" label={outline ? 'Fold outline' : 'Show outline'} aria-expanded={outline} onClick={() => useUiStore.getState().setPanel('outline', !outline)} />
          <CommandButton command={undo} variant="quiet" show="icon" />
          <CommandButton command={redo} variant="quiet" show="icon" />
          <CommandButton command={arrange} variant="quiet" show="icon" />
          <CommandButton command={expandAll} variant="quiet" show="icon" />
          <CommandButton command={collapseAll} variant="quiet" show="icon" />
          <CommandButton command={showSummary} variant="quiet" show="icon" />
          <PictureMenu />
        </div>
        {!isOpen && (
          <div className="network-empty">
            <EmptyState icon="network" title={busy ? 'Opening the network' : 'No network is open'}>
              {!busy && <p>Choose a base network above, open a model’s files, or drop them anywhere on this page.</p>}
            </EmptyState>
          </div>
        )}
      </div>
      <Tour />
      <FreezingBar><RecipeButtons /></FreezingBar>
      <StatusLine />
    </section>
  );
}
