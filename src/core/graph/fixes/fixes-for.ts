import { analyze } from '../analyze';
import { indexOf } from '../graph-index';
import { trainingIssues, type DatasetFacts } from '../training-issues';
import type { GraphDocument, Issue } from '../types';
import { connectMissing } from './connect-missing';
import { deleteLayer } from './delete-layer';
import { endInOutputLayer } from './end-in-output-layer';
import { flatten } from './flatten';
import { keepSize } from './keep-size';
import { letTrain } from './let-train';
import { matchChannels } from './match-channels';
import { matchSize } from './match-size';
import { reshape } from './reshape';
import type { Fix, FixFinder } from './types';

/** Every kind of fix, the likeliest first. */
const finders: readonly FixFinder[] = [endInOutputLayer, letTrain, matchChannels, matchSize, flatten, reshape, keepSize, connectMissing, deleteLayer];

/** So many are offered at most. */
const most = 4;

/**
 * What mends an issue in one click; [] where nothing simple does. Only what really removes it, and brings no new error, is offered: each is
 * tried. `dataset` is given for an issue of `trainingIssues`.
 */
export function fixesFor(document: GraphDocument, issue: Issue, dataset: DatasetFacts | null = null): readonly Fix[] {
  const layer = indexOf(document).byName.get(issue.layer ?? document.outputs[0] ?? '');
  const analysis = analyze(document);
  const facts = layer && analysis.layers.get(layer.name);
  if (!layer || !facts) return [];
  const context = { document, analysis, issue, layer, facts, dataset };
  const found: Fix[] = [];
  for (const find of finders) {
    for (const fix of find(context)) {
      if (found.length < most && helps(document, issue, dataset, fix)) found.push(fix);
    }
  }
  return found;
}

function helps(document: GraphDocument, issue: Issue, dataset: DatasetFacts | null, { edit }: Fix): boolean {
  const result = edit(document);
  if (!result.ok || result.document === document) return false;
  const [before, after] = [issuesOf(document, dataset), issuesOf(result.document, dataset)];
  const count = (issues: readonly Issue[], ...severities: Issue['severity'][]) => issues.filter(({ severity }) => severities.includes(severity)).length;
  // What stands in the way of training is told one thing at a time: once an error is gone, the next may come to light.
  const fewer = issue.severity === 'error' && !dataset ? 1 : 0;
  return !after.some(({ code, layer }) => code === issue.code && layer === issue.layer)
    && count(after, 'error') <= count(before, 'error') - fewer && count(after, 'error', 'warning') <= count(before, 'error', 'warning');
}

function issuesOf(document: GraphDocument, dataset: DatasetFacts | null): readonly Issue[] {
  const analysis = analyze(document);
  return dataset ? trainingIssues(document, analysis, dataset) : analysis.issues;
}
