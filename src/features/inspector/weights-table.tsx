import type { LayerAnalysis, LayerNode } from '../../core/graph/types';
import { formatShape } from '../../core/shape';
import { formatExact } from '../../ui/format';
import { Section } from '../../ui/panel';

/** Its tensors, and where their values come from. */
export function WeightsTable({ layer, analysis: { weights, startsAnew } }: { layer: LayerNode; analysis: LayerAnalysis }) {
  const source = (name: string) => (startsAnew || !Object.hasOwn(layer.weights, name) ? 'starts anew' : layer.origin === 'new' ? 'trained' : 'loaded');
  return (
    <Section title="Weights" detail={weights.length}>
      <table className="weights" aria-label="Weights">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Shape</th>
            <th scope="col" className="number">Numbers</th>
            <th scope="col">Values</th>
          </tr>
        </thead>
        <tbody>
          {weights.map(({ name, shape }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatShape(shape)}</td>
              <td className="number">{formatExact(shape.reduce((product, size) => product * size, 1))}</td>
              <td>{source(name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
