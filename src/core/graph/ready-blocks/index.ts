import { adapter } from './adapter';
import { capsuleHead } from './capsule-head';
import { convolutionalHead } from './convolutional-head';
import { denseHead } from './dense-head';
import { invertedResidual } from './inverted-residual';
import { lstmOverRows } from './lstm-over-rows';
import type { ReadyBlock } from './ready-block';
import { residualBlock } from './residual-block';
import { squeezeAndExcite } from './squeeze-and-excite';

/** Every ready-made block, in the palette's order. */
export const readyBlocks: readonly ReadyBlock[] = [denseHead, convolutionalHead, residualBlock, invertedResidual, squeezeAndExcite, lstmOverRows, capsuleHead, adapter];

/** By its id; undefined for one that there is not. */
export const getReadyBlock = (id: string): ReadyBlock | undefined => readyBlocks.find((block) => block.id === id);
