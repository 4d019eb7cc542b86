import type { Analysis, EditResult, GraphDocument, Issue, LayerAnalysis, LayerNode } from '../types';
import type { DatasetFacts } from '../training-issues';

/** One way out of an issue, told in a few words; `edit` is one step of the history. */
export interface Fix {
  readonly label: string;
  readonly edit: (document: GraphDocument) => EditResult;
}

/** What is known of the place where the issue is. */
export interface FixContext {
  readonly document: GraphDocument;
  readonly analysis: Analysis;
  readonly issue: Issue;
  readonly layer: LayerNode;
  readonly facts: LayerAnalysis;
  /** Given where the issue stands in the way of training. */
  readonly dataset: DatasetFacts | null;
}

/** Ways that might help; `fixesFor` leaves out those that don't. */
export type FixFinder = (context: FixContext) => readonly Fix[];
