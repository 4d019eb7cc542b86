import type { DroppedFile } from '../protocol/ingest';
import { filesFromDataTransfer } from '../services/ingest';
import { useDatasetStore } from '../store/dataset-store';
import { isModel } from './is-model';
import { openFiles } from './open-network';
import { showPanel } from './shell/dock-panels';

export const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') ?? false;

/** Pictures go to the images, a model's files open the model. */
export async function acceptDrop(event: DragEvent): Promise<void> {
  if (!event.dataTransfer) return;
  const files = await filesFromDataTransfer(event.dataTransfer);
  if (files.length === 0) return;
  if (await isModel(files)) {
    await openFiles(files.map(asFile));
    return;
  }
  showPanel('images');
  await useDatasetStore.getState().addFiles(files);
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

function asFile({ path, file }: DroppedFile): File {
  return file instanceof File ? file : new File([file], baseName(path));
}
