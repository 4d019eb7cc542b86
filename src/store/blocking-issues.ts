import { countByClass } from '../core/dataset/manifest';
import type { Dataset } from '../core/dataset/types';
import { analyze } from '../core/graph/analyze';
import { trainingIssues, type DatasetFacts } from '../core/graph/training-issues';
import type { GraphDocument, Issue } from '../core/graph/types';
import type { TrainingConfig } from '../core/training/config';
import { phasesOf } from '../core/training/phases';

/** What stands in the way of training now; [] when it can start. */
export function blockingIssues(document: GraphDocument | null, dataset: Dataset, config: TrainingConfig): readonly Issue[] {
  if (!document) return [];
  const issues = trainingIssues(document, analyze(document), datasetFacts(dataset));
  // Phases that say what trains go by that, whatever is frozen.
  return phasesOf(config).some(({ trains }) => trains === 'as-frozen') ? issues : issues.filter(({ code }) => code !== 'nothing-trainable');
}

export const datasetFacts = (dataset: Dataset): DatasetFacts => ({
  classes: dataset.classes.length,
  imagesPerClass: countByClass(dataset),
  classNames: dataset.classes.map(({ name }) => name),
});
