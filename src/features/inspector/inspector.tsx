import type { ReactNode } from 'react';
import { useDocumentStore } from '../../store/document-store';
import { EmptyState } from '../../ui/empty-state';
import { Panel } from '../../ui/panel';
import { LayerSettings } from './layer-settings';
import { SeveralLayers } from './several-layers';
import './inspector.css';

/** Settings of what is selected on the canvas; `children` stand below those of a single layer, `actions` below any. */
export function Inspector({ actions, children }: { actions?: ReactNode; children?: ReactNode }) {
  const document = useDocumentStore((state) => state.document);
  const selection = useDocumentStore((state) => state.selection);
  const selected = document?.layers.filter(({ name }) => selection.includes(name)) ?? [];
  return (
    <Panel title="Layer settings" role="complementary" detail={selected.length > 1 ? `${selected.length} layers` : undefined}>
      {selected.length === 0 && (
        <EmptyState icon="layers" title="No layer selected">
          <p>Click a layer in the network to see and change its settings. Shift-click selects several.</p>
        </EmptyState>
      )}
      {selected.length === 1 && <LayerSettings key={selected[0]!.name} layer={selected[0]!} />}
      {selected.length > 1 && <SeveralLayers layers={selected} />}
      {selected.length > 0 && actions}
      {selected.length === 1 && children}
    </Panel>
  );
}
