import { addOutputLayer } from './add-output-layer';
import { alignCommands } from './align';
import { arrange } from './arrange';
import { branchWithAdd, branchWithConcatenate } from './branch';
import { chooseLayer } from './choose-layer';
import { clearSelection } from './clear-selection';
import { collapseAll } from './collapse-all';
import type { Command } from './command';
import { connectTo } from './connect-to';
import { copy } from './copy';
import { cut } from './cut';
import { cutConnection } from './cut-connection';
import { deleteLayer } from './delete-layer';
import { duplicate } from './duplicate';
import { expandAll } from './expand-all';
import { findInNetwork } from './find-in-network';
import { findLearningRate } from './find-learning-rate';
import { foldCommands } from './fold-side';
import { freezeAllPretrained } from './freeze-all-pretrained';
import { freezeUpToSelected } from './freeze-up-to-selected';
import { recipeCommands } from './freezing-recipes';
import { goToCommands } from './go-to-panel';
import { joinWithAdd, joinWithConcatenate } from './join';
import { moveDown, moveUp } from './move-along';
import { moveTo } from './move-to';
import { openFinder } from './open-finder';
import { paste } from './paste';
import { redo } from './redo';
import { removeOutputLayer } from './remove-output-layer';
import { renameLayer } from './rename-layer';
import { replaceBy } from './replace-by';
import { savePicturePng, savePictureSvg } from './save-picture';
import { selectAll } from './select-all';
import { showShortcuts } from './show-shortcuts';
import { showSummary } from './show-summary';
import { showTour } from './show-tour';
import { startTraining } from './start-training';
import { stopTraining } from './stop-training';
import { switchTheme } from './switch-theme';
import { toggleFreeze } from './toggle-freeze';
import { undo } from './undo';
import { unfreezeAll } from './unfreeze-all';
import { zoomToFit } from './zoom-to-fit';

/** Every user action: one with shortcuts works from the keyboard as soon as it stands here. */
export const commands: readonly Command[] = [
  removeOutputLayer, addOutputLayer, chooseLayer, deleteLayer, cutConnection, freezeAllPretrained, freezeUpToSelected, unfreezeAll, toggleFreeze, ...recipeCommands,
  undo, redo, arrange, expandAll, collapseAll, zoomToFit, findInNetwork, selectAll, clearSelection,
  connectTo, moveTo, moveUp, moveDown, replaceBy, renameLayer, branchWithAdd, branchWithConcatenate, joinWithAdd, joinWithConcatenate,
  duplicate, copy, cut, paste, ...alignCommands, savePictureSvg, savePicturePng,
  ...goToCommands, startTraining, stopTraining, findLearningRate, showSummary, ...foldCommands, switchTheme,
  openFinder, showShortcuts, showTour,
];
