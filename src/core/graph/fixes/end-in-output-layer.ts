import { addOutputLayer, insertOnConnection, setConfig } from '../edits';
import { counted } from '../issue';
import { classesArgument, outputPath } from '../output-layer';
import type { Fix, FixFinder } from './types';

/** For a network that does not end as training needs it: one more layer at its end, its head brought to a list of numbers, its units or its activation. */
export const endInOutputLayer: FixFinder = ({ document, analysis, issue, layer, dataset }) => {
  const wanted = Math.max(2, dataset?.classes ?? 0);
  const names = dataset?.classNames ?? [];
  if (issue.code === 'no-output') {
    const head = outputPath(document, document.outputs[0]!).weighted[0] ?? layer;
    const source = head.inputs[0];
    const rank = source === undefined ? 0 : analysis.layers.get(source)?.outputShape?.length ?? 0;
    return [
      { label: 'Add output layer', edit: (current) => (names.length === wanted ? addOutputLayer(current, wanted, names) : addOutputLayer(current, wanted)) },
      ...(source !== undefined && rank > 1 ? listsBefore(head.name, source, rank) : []),
    ];
  }
  if (issue.code === 'class-mismatch') {
    const argument = classesArgument(layer);
    const activation = layer.config.activation === 'sigmoid' ? { activation: 'softmax' } : {};
    return [{ label: `Set ${argument} to ${counted(wanted, 'class', 'classes')}`, edit: (current) => setConfig(current, [layer.name], { [argument]: wanted, ...activation }) }];
  }
  if (issue.code !== 'output-shape') return [];
  return ['softmax', 'sigmoid'].map((activation) => ({ label: `Set activation to ${activation}`, edit: (current) => setConfig(current, [layer.name], { activation }) }));
};

const pooling: Readonly<Record<number, string>> = { 2: 'GlobalAveragePooling1D', 3: 'GlobalAveragePooling2D' };

const listsBefore = (target: string, source: string, rank: number): readonly Fix[] =>
  [pooling[rank], 'Flatten'].flatMap((type) => (type === undefined ? [] : [{ label: `Insert ${type} before ${target}`, edit: (current) => insertOnConnection(current, source, target, type) }]));
