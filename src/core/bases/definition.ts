import type { Preprocessing } from '../graph/types';
import type { BaseFigures } from './figures';

/** A pretrained network that can be opened by name. Data only. */
export interface BaseDefinition {
  readonly id: string;
  readonly name: string;
  /** In one sentence: what it was trained on, and what it is good for. */
  readonly description: string;
  /** `embedded`: served with the page. `remote`: fetched from its host when chosen, then kept in the browser. */
  readonly kind: 'embedded' | 'remote';
  /** Of model.json; relative ones are relative to the page. */
  readonly url: string;
  /** JSON whose `labels` name the outputs in order; relative to the page. */
  readonly labelsUrl: string | null;
  /** What its files weigh, for the progress bar and the person's choice; about. */
  readonly bytes: number;
  /** SHA-256 in hex by file name. A file that is not listed has its size checked, and its hash is remembered when first fetched. */
  readonly sha256: Readonly<Record<string, string>>;
  readonly licence: string;
  /** Height and width of its input, px. */
  readonly inputSize: readonly [height: number, width: number];
  readonly preprocessing: Preprocessing;
  /** Numbers in all its weights, moving statistics included. */
  readonly params: number;
  /** Multiply-adds for one picture. */
  readonly macs: number;
  /** How many things it tells apart. */
  readonly classes: number;
  /** Some of these things, to be shown; each the first synonym of one of its labels. */
  readonly knows: readonly string[];
  /** How good it is: what its authors report, or the JSON whose `figures` hold what was measured on the files that ship. */
  readonly figures: BaseFigures | { readonly url: string };
  /** What its weights must not be used for. */
  readonly notFor: string;
  /** Where more of it can be read, relative to the page or elsewhere. */
  readonly cardUrl: string;
}
