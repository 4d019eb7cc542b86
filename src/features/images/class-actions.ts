import { useDatasetStore } from '../../store/dataset-store';
import type { ClassActions } from './class-group';
import { pickedFiles } from './picked-files';

const store = () => useDatasetStore.getState();

/** One object for all classes, so that a class is drawn again only when its own images change. */
export const classActions: ClassActions = {
  rename: (classId, name) => store().renameClass(classId, name),
  remove: (classId) => store().removeClass(classId),
  add: (classId, files) => void store().addFiles(pickedFiles(files), classId),
  removeImage: (id) => store().removeImages([id]),
};
