import { memo, useState } from 'react';
import type { ClassEntry, ImageEntry } from '../../core/dataset/types';
import { Button, IconButton } from '../../ui/button';
import { FileInput } from '../../ui/file-input';
import { ClassName } from './class-name';
import { ThumbnailGrid } from './thumbnail-grid';

export interface ClassActions {
  readonly rename: (classId: string, name: string) => string | null;
  readonly remove: (classId: string) => void;
  readonly add: (classId: string, files: readonly File[]) => void;
  readonly removeImage: (id: string) => void;
}

interface Props {
  readonly entry: ClassEntry;
  readonly images: readonly ImageEntry[];
  readonly actions: ClassActions;
}

/** One class: its name, how many images it has, and the images. */
export const ClassGroup = memo(function ClassGroup({ entry: { id, name }, images, actions }: Props) {
  const [expanded, setExpanded] = useState(false);
  const more = expanded ? 'Show fewer' : `Show all ${images.length}`;
  return (
    <div role="group" aria-label={name} className="class-group" data-count={images.length}>
      <div className="class-head">
        <ClassName name={name} onRename={(next) => actions.rename(id, next)} />
        <span className="class-count" title={`${images.length} images`}>{images.length}</span>
        <FileInput label={`Add images to ${name}`} icon="plus" size="small" variant="quiet" multiple accept="image/*" onFiles={(files) => actions.add(id, files)}>Add</FileInput>
        <IconButton icon="trash" size="small" label={`Remove class ${name}`} onClick={() => actions.remove(id)} />
      </div>
      {images.length > 0 && <ThumbnailGrid images={images} expanded={expanded} onRemove={actions.removeImage} />}
      {images.length > 4 && (
        <Button size="small" variant="quiet" className="class-more" aria-expanded={expanded} aria-label={`${more} images of ${name}`} onClick={() => setExpanded(!expanded)}>
          {more}
        </Button>
      )}
    </div>
  );
});
