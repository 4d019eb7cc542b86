import type { LayerConfig, WeightSpec } from '../layers/definition';
import type { Shape } from '../shape';

export type Origin = 'pretrained' | 'changed' | 'new';

/** Where a tensor's values lie: `key` in the weight set `set` of the weight store (storage/weights). */
export interface TensorRef {
  readonly set: string;
  readonly key: string;
  readonly shape: readonly number[];
}

/** One layer of the network: a node; its incoming connections are `inputs`. */
export interface LayerNode {
  /** Unique in the document; Keras's layer name. */
  readonly name: string;
  /** Keras class name. */
  readonly type: string;
  readonly config: LayerConfig;
  /** Names of the layers whose outputs it takes, in Keras's order. */
  readonly inputs: readonly string[];
  readonly trainable: boolean;
  /** How much of the learning rate it trains with, where that is not all of it (see `learning-rate`); it is kept while the layer is frozen. */
  readonly learningRateMultiplier?: number | undefined;
  readonly origin: Origin;
  /**
   * Pretrained (or trained) tensors by weight name. They are used only when they cover every weight the layer has now, with equal
   * shapes; otherwise the layer starts anew. An edit therefore never deletes a reference, and setting an argument back brings the weights back.
   */
  readonly weights: Readonly<Record<string, TensorRef>>;
}

/** How pixels (0 to 255) become network input: `pixel * scale + offset`. */
export interface Preprocessing {
  readonly scale: number;
  readonly offset: number;
  readonly color: 'rgb' | 'grayscale';
  /** To the input's height and width: `stretch` the whole picture, or `crop` the largest centred rectangle of that aspect. */
  readonly fit: 'stretch' | 'crop';
}

/** The document: an immutable directed acyclic graph of layers, and what is needed to feed it. Holds no weights. */
export interface GraphDocument {
  /** The network's name, shown and used for downloads. */
  readonly name: string;
  /** Id of the base network it came from; null for a user's own file. */
  readonly base: string | null;
  /** In an order in which every layer stands after its inputs. */
  readonly layers: readonly LayerNode[];
  /** Layers whose outputs are the network's outputs. */
  readonly outputs: readonly string[];
  readonly preprocessing: Preprocessing;
  /** Names of what the output tells apart, by output index; [] when there is no output layer or they are not known. */
  readonly classes: readonly string[];
  /** The output layer that Graft added and whose `units` (of a CapsuleLayer: `num_capsule`) follow the classes of the images; null once set by hand. */
  readonly followsClasses: string | null;
  /** Cards that a person moved by hand, in canvas px. */
  readonly positions: Readonly<Record<string, { readonly x: number; readonly y: number }>>;
}

export type IssueCode =
  | 'no-output' | 'no-input' | 'unknown-type' | 'bad-config' | 'bad-arity' | 'bad-shape' | 'upstream' | 'unconnected' | 'dead-end'
  | 'nothing-trainable' | 'class-mismatch' | 'output-shape' | 'too-few-classes' | 'too-few-images' | 'too-large'
  | 'duplicate-name' | 'bad-name' | 'unknown-layer' | 'cycle' | 'has-no-output-layer' | 'not-a-connection' | 'starts-anew' | 'nothing-to-do';

/** Something wrong (`error`: training is blocked) or worth saying (`warning`, `info`), pinned to a layer where it has one. */
export interface Issue {
  readonly code: IssueCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
  readonly layer: string | null;
}

/** An edit's outcome: the new document and what to tell the person, or why it was refused. Nothing is thrown. */
export type EditResult =
  | { readonly ok: true; readonly document: GraphDocument; readonly notes: readonly Issue[]; /** the layer to select next */ readonly select?: string; /** what the history calls it, where what has changed does not tell it best */ readonly step?: string }
  | { readonly ok: false; readonly issue: Issue };

/** What follows from a document for one layer; recomputed after each edit. */
export interface LayerAnalysis {
  readonly name: string;
  readonly inputShapes: readonly Shape[];
  /** null when it cannot be known because of an issue here or upstream. */
  readonly outputShape: Shape | null;
  readonly weights: readonly WeightSpec[];
  /** Numbers in all weights, moving statistics included. */
  readonly params: number;
  /** Of those, the ones that training would change now (0 when frozen). */
  readonly trainableParams: number;
  readonly macs: number;
  /** Has references, but they no longer fit: it will start from its initializers. */
  readonly startsAnew: boolean;
  readonly issues: readonly Issue[];
}

export interface Analysis {
  readonly layers: ReadonlyMap<string, LayerAnalysis>;
  readonly params: number;
  readonly trainableParams: number;
  readonly frozenParams: number;
  readonly macs: number;
  /** All issues of all layers and of the document, errors first. */
  readonly issues: readonly Issue[];
}

/** One layer as the engine builds it. */
export interface PlanLayer {
  readonly name: string;
  readonly className: string;
  /** Full Keras config, `name` and `trainable` included. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly inputs: readonly string[];
  readonly trainable: boolean;
  /** Each step of the optimizer is taken this many times as long; above 0, at most 10. Of no effect on a frozen layer. */
  readonly learningRateMultiplier: number;
  readonly outputShape: Shape;
  /** Weight name, shape, and the tensor to copy in; `source: null` starts from the initializer. */
  readonly weights: readonly (WeightSpec & { readonly source: TensorRef | null })[];
  /** From the definition: its training-mode output is random / uses batch statistics. */
  readonly stochastic: boolean;
  readonly batchStatistics: boolean;
  /** Its statistics stay those that it came with, and it goes by them in training too. */
  readonly keepsStatistics?: boolean;
}

/** Plain JSON that says all there is to build; layers in topological order, names unique, shapes checked. */
export interface BuildPlan {
  readonly name: string;
  readonly layers: readonly PlanLayer[];
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly preprocessing: Preprocessing;
  readonly classes: readonly string[];
}
