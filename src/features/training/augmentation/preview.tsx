import { useEffect, useRef } from 'react';
import { mixesPictures, variesPictures, type Augmentation } from '../../../core/augmentation/settings';
import type { BuildPlan } from '../../../core/graph/types';
import type { DrawnPicture } from '../../../protocol/ingest';
import { EmptyState } from '../../../ui/empty-state';
import { usePreview } from './use-preview';

/** A person's own images as training will see them: each as it is, then some views of it. */
export function Preview({ plan, settings }: { plan: BuildPlan | null; settings: Augmentation }) {
  const rows = usePreview(plan, settings);
  if (rows?.length === 0) return <EmptyState icon="image" title="Add images to see them here as training will" />;
  return (
    <figure className="augmentation-preview" aria-label="Preview of augmented images" aria-busy={rows === null} data-testid="augmentation-preview" data-pictures={rows?.flat().length ?? 0}>
      {rows?.map((row, index) => (
        <div key={index} className="augmentation-row">
          {row.map((picture, view) => <Picture key={view} picture={picture} name={view === 0 ? `Image ${index + 1} as it is` : `Image ${index + 1}, view ${view}`} />)}
        </div>
      ))}
      <figcaption className="ui-hint">{caption(settings)}</figcaption>
    </figure>
  );
}

function caption(settings: Augmentation): string {
  const mixes = mixesPictures(settings);
  if (!variesPictures(settings)) return mixes ? 'Images are as they are, but for being mixed in each batch, which is not shown.' : 'Nothing is varied: choose a preset, or an operation below.';
  return `First each image as it is, then five views of it.${mixes ? ' Images of a batch are mixed on top of this, which is not shown.' : ''}`;
}

function Picture({ picture: { rgba, width, height }, name }: { picture: DrawnPicture; name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => canvas.current!.getContext('2d')!.putImageData(new ImageData(rgba, width, height), 0, 0), [rgba, width, height]);
  return <canvas ref={canvas} role="img" aria-label={name} width={width} height={height} />;
}
