import { addOutputLayer } from './add-output-layer';
import { arrange } from './arrange';
import { chooseLayer } from './choose-layer';
import { clearSelection } from './clear-selection';
import { collapseAll } from './collapse-all';
import type { Command } from './command';
import { deleteLayer } from './delete-layer';
import { expandAll } from './expand-all';
import { findInNetwork } from './find-in-network';
import { freezeAllPretrained } from './freeze-all-pretrained';
import { freezeUpToSelected } from './freeze-up-to-selected';
import { redo } from './redo';
import { removeOutputLayer } from './remove-output-layer';
import { selectAll } from './select-all';
import { toggleFreeze } from './toggle-freeze';
import { undo } from './undo';
import { unfreezeAll } from './unfreeze-all';
import { zoomToFit } from './zoom-to-fit';

/** Every user action: one with shortcuts works from the keyboard as soon as it stands here. */
export const commands: readonly Command[] = [
  removeOutputLayer, addOutputLayer, chooseLayer, deleteLayer, freezeAllPretrained, freezeUpToSelected, unfreezeAll, toggleFreeze,
  undo, redo, arrange, expandAll, collapseAll, zoomToFit, findInNetwork, selectAll, clearSelection,
];
