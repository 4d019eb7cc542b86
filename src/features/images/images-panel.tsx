import { useMemo, useState } from 'react';
import { countByClass } from '../../core/dataset/manifest';
import type { Dataset, ImageEntry } from '../../core/dataset/types';
import { useDatasetStore } from '../../store/dataset-store';
import { useUiStore } from '../../store/ui-store';
import { Badge } from '../../ui/badge';
import { Button } from '../../ui/button';
import { EmptyState } from '../../ui/empty-state';
import { FileInput } from '../../ui/file-input';
import { plural } from '../../ui/format';
import { Panel } from '../../ui/panel';
import { imbalanceHint } from './balance';
import { imagesByClass } from './images-by-class';
import { ClassGroup } from './class-group';
import { classActions } from './class-actions';
import { IngestProgress } from './ingest-progress';
import { pickedFiles } from './picked-files';
import { RejectedList } from './rejected-list';
import './images.css';

/** Region "Images": where pictures come in, and the classes they are in. */
export function ImagesPanel() {
  const dataset = useDatasetStore((state) => state.dataset);
  const open = useUiStore(({ panels }) => panels.images ?? true);
  const counts = useMemo(() => countByClass(dataset), [dataset]);
  return (
    <Panel title="Images" id="images" open={open} onOpenChange={(next) => useUiStore.getState().setPanel('images', next)} detail={dataset.images.length || undefined}>
      <Sources empty={dataset.images.length === 0} />
      <IngestProgress />
      <Summary dataset={dataset} hint={imbalanceHint(dataset.classes, counts)} />
      <Classes dataset={dataset} />
      <RejectedList rejected={dataset.rejected} />
    </Panel>
  );
}

function Sources({ empty }: { empty: boolean }) {
  const { addFiles, useSamples: drawSamples } = useDatasetStore.getState();
  return (
    <>
      <div className="images-actions">
        <FileInput label="Add folder" icon="folder" variant={empty ? 'primary' : 'default'} directory multiple onFiles={(files) => void addFiles(pickedFiles(files))} />
        <FileInput label="Add images" icon="image" multiple accept="image/*" onFiles={(files) => void addFiles(pickedFiles(files))} />
        <Button variant={empty ? 'default' : 'quiet'} icon="sprout" onClick={() => void drawSamples()}>Use sample images</Button>
      </div>
      {empty && (
        <EmptyState icon="image" title="Drop folders of pictures anywhere on the page">
          <p>Each folder becomes a class, named after it. No pictures at hand? The sample images are drawn here, five kinds of trucks.</p>
        </EmptyState>
      )}
    </>
  );
}

function Summary({ dataset: { images, classes, rejected, drawn }, hint }: { dataset: Dataset; hint: string | null }) {
  return (
    <div>
      <div className="dataset-summary" data-testid="dataset-summary" data-images={images.length} data-classes={classes.length} data-rejected={rejected.length}>
        {(images.length > 0 || classes.length > 0) && <strong>{plural(images.length, 'image')} in {plural(classes.length, 'class', 'classes')}</strong>}
        {rejected.length > 0 && <span className="quiet">{plural(rejected.length, 'file')} left out</span>}
        {drawn && <Badge icon="pencil">drawn, not photographed</Badge>}
      </div>
      {hint && <p className="ui-hint">{hint}</p>}
    </div>
  );
}

function Classes({ dataset }: { dataset: Dataset }) {
  const imagesOf = useImagesByClass(dataset.images);
  return (
    <div>
      {dataset.classes.map((entry) => <ClassGroup key={entry.id} entry={entry} images={imagesOf.get(entry.id) ?? none} actions={classActions} />)}
      <Button icon="plus" size="small" onClick={() => useDatasetStore.getState().addClass()}>Add class</Button>
    </div>
  );
}

function useImagesByClass(images: readonly ImageEntry[]) {
  const [known, setKnown] = useState(() => ({ images, byClass: imagesByClass(images, new Map()) }));
  if (known.images === images) return known.byClass;
  const byClass = imagesByClass(images, known.byClass);
  setKnown({ images, byClass });
  return byClass;
}

const none: readonly ImageEntry[] = [];
