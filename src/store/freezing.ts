import type { BlockTree } from '../core/graph/blocks/types';
import { freezeByRecipe, recipeOf, type Recipe } from '../core/graph/edits/freezing-recipes';
import { freezingParts } from '../core/graph/freezing-parts';
import type { GraphDocument } from '../core/graph/types';
import { blocksIn, currentBlocks } from './block-store';
import { useDocumentStore } from './document-store';

interface Freezing {
  /** Whether there is anything pretrained that recipes could freeze. */
  readonly possible: boolean;
  /** The recipe that the network is frozen by now; null where it is none. */
  readonly recipe: Recipe | null;
}

const nothing: Freezing = { possible: false, recipe: null };
let last: Freezing & { readonly document: GraphDocument; readonly blocks: BlockTree } | null = null;

/** How a state of the open network is frozen; found once for each. */
export function freezingOf(document: GraphDocument | null): Freezing {
  if (!document) return nothing;
  const blocks = blocksIn(document);
  if (last?.document !== document || last.blocks !== blocks) {
    const parts = freezingParts(document, blocks);
    last = { document, blocks, possible: parts.body.size > 0, recipe: recipeOf(document, parts) };
  }
  return last;
}

export const currentFreezing = (): Freezing => freezingOf(useDocumentStore.getState().document);

/** Freezes the open network by a recipe, in one step. */
export const followRecipe = (recipe: Recipe): void => void useDocumentStore.getState().apply((document) => freezeByRecipe(document, recipe, currentBlocks()));
