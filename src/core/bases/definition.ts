import type { Preprocessing } from '../graph/types';

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
}
