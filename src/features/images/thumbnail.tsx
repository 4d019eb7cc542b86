import { memo } from 'react';
import type { ImageEntry } from '../../core/dataset/types';
import { useThumbnail } from '../../store/thumbnails';
import { Icon } from '../../ui/icons';

interface Props {
  readonly image: ImageEntry;
  readonly onRemove: (id: string) => void;
}

/** One picture of a class, with a button to take it out. */
export const Thumbnail = memo(function Thumbnail({ image, onRemove }: Props) {
  const url = useThumbnail(image.id);
  const name = image.path.split('/').at(-1)!;
  return (
    <div className="thumbnail" title={`${image.path}\n${image.width} × ${image.height} px`}>
      {url && <img src={url} alt={name} decoding="async" draggable={false} />}
      <button type="button" className="thumbnail-remove" aria-label={`Remove ${name}`} onClick={() => onRemove(image.id)}>
        <Icon name="close" size={12} />
      </button>
    </div>
  );
});
