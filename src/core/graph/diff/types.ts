import type { LayerNode } from '../types';

/** One argument of one layer; undefined where it was not given. */
export interface ChangedArgument {
  readonly argument: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface ChangedLayer {
  readonly name: string;
  readonly changes: readonly ChangedArgument[];
}

export interface Reconnection {
  readonly name: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** What makes one document another. A layer that is only called otherwise is in `renamed` alone; names elsewhere are those it has now. */
export interface DocumentDiff {
  readonly removed: readonly LayerNode[];
  readonly added: readonly LayerNode[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  readonly changed: readonly ChangedLayer[];
  readonly frozen: readonly string[];
  readonly unfrozen: readonly string[];
  /** Layers that train with another part of the learning rate. */
  readonly multiplied: readonly { readonly name: string; readonly from: number; readonly to: number }[];
  /** Layers that take other inputs than before; what follows from adding and removing layers in between is not counted. */
  readonly reconnected: readonly Reconnection[];
  /** Layers whose weights are others now: trained, or forgotten. */
  readonly reweighted: readonly { readonly name: string; readonly forgotten: boolean }[];
}
