/** Every edit of a document: `(document, ...) -> EditResult`, pure; nothing is thrown. */
export { addOutputLayer } from './add-output-layer';
export { applyTrainedWeights } from './apply-trained-weights';
export { arrange, moveCards } from './cards';
export { fitOutputToClasses, setClasses } from './classes';
export { connect, disconnect } from './connect';
export { deleteLayers } from './delete-layers';
export { freezeAllPretrained, freezeUpTo, setTrainable, unfreezeAll } from './freeze';
export { insertAfter, insertOnConnection } from './insert';
export { removeOutputLayer } from './remove-output-layer';
export { renameLayer } from './rename-layer';
export { replaceLayer } from './replace-layer';
export { setConfig } from './set-config';
export { startAnew } from './start-anew';
