import { lastFew } from '../last-few';
import type { Shape } from '../shape';
import { analyzeLayer } from './analyze-layer';
import { indexOf, withAncestors } from './graph-index';
import { counted, hint, problem, warning } from './issue';
import type { Analysis, GraphDocument, Issue, LayerAnalysis } from './types';

const severities = ['error', 'warning', 'info'] as const;

/**
 * Shapes, weights, parameters, multiply-adds and issues of a document. A document worked on gives the same object each time, and layers that an
 * edit has not touched give the same `LayerAnalysis` as before: work and re-drawing are in proportion to the edit.
 */
export const analyze: (document: GraphDocument) => Analysis = lastFew(work);

function work(document: GraphDocument): Analysis {
  const layers = new Map<string, LayerAnalysis>();
  const shapes = new Map<string, Shape | null>();
  let [params, trainableParams, macs] = [0, 0, 0];
  for (const layer of document.layers) {
    const one = analyzeLayer(layer, layer.inputs.map((name) => shapes.get(name) ?? null));
    layers.set(layer.name, one);
    shapes.set(layer.name, one.outputShape);
    params += one.params;
    trainableParams += one.trainableParams;
    macs += one.macs;
  }
  const issues = [...[...layers.values()].flatMap((one) => one.issues), ...documentIssues(document, layers)];
  issues.sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity));
  return { layers, params, trainableParams, frozenParams: params - trainableParams, macs, issues };
}

function documentIssues(document: GraphDocument, layers: ReadonlyMap<string, LayerAnalysis>): Issue[] {
  const issues: Issue[] = [];
  if (!document.layers.some(({ type }) => type === 'InputLayer')) issues.push(problem('no-input', 'The network has no input layer. Undo, or open a network that has one.'));
  if (document.outputs.length === 0) issues.push(problem('no-output', 'The network has no output. Undo, or open a network that has one.'));
  const { successors } = indexOf(document);
  const used = withAncestors(document, document.outputs);
  for (const { name } of document.layers) {
    if (used.has(name) || successors.get(name)!.length > 0) continue;
    issues.push(warning('dead-end', `Nothing uses the output of ${name}: it is left out of training and export. Connect it or delete it.`, name));
  }
  const waiting = [...layers.values()].filter(({ outputShape, issues: own }) => outputShape === null && own.length === 0).length;
  if (waiting > 0) issues.push(hint('upstream', `The shapes of ${counted(waiting, 'layer')} further on are not known until that is put right.`));
  return issues;
}
