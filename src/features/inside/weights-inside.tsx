import { useEffect, useState } from 'react';
import type { LayerNode } from '../../core/graph/types';
import type { WeightReport } from '../../core/inside/weight-report';
import type { Statistics } from '../../core/inside/statistics';
import { formatShape } from '../../core/shape';
import { useDocumentStore } from '../../store/document-store';
import { services } from '../../store/services';
import { formatExact } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { formatFigure } from './format-figure';
import { Histogram } from './histogram';
import { Pixels } from './pixels';

type Answer = { readonly reports: readonly WeightReport[] } | { readonly failure: string };

/** The layer's stored weights in figures: as they are, and beside them as they were when the network was opened. */
export function WeightsInside({ layer }: { layer: LayerNode }) {
  const before = useDocumentStore(({ opened }) => opened?.layers.find(({ name }) => name === layer.name)?.weights);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let wanted = true;
    const pictures = layer.type === 'Conv2D';
    void services().files.inspectWeights({ now: layer.weights, before: before ?? {}, pictures }).then((result) => {
      if (wanted) setAnswer(result.ok ? { reports: result.value } : { failure: result.error.message });
    });
    return () => {
      wanted = false;
    };
  }, [layer.weights, layer.type, before]);

  if (Object.keys(layer.weights).length === 0) return <p className="quiet">This layer has no stored weights to look at: it starts anew when you train, or needs none.</p>;
  if (!answer) return <p className="quiet" role="status">Reading the weights…</p>;
  if ('failure' in answer) return <Notice tone="error">{answer.failure}</Notice>;
  return answer.reports.map((report) => <OneWeight key={report.name} report={report} />);
}

function OneWeight({ report: { name, shape, range, now, before, difference, filters } }: { report: WeightReport }) {
  const rows: [string, Statistics | null][] = [['Opened', before?.statistics ?? null], ['Now', now.statistics], ['Difference', difference]];
  const unchanged = difference !== null && difference.zeros === difference.count;
  return (
    <section className="inside-weight" aria-label={`Weight ${name}`}>
      <h4>{name} <span className="quiet">{formatShape(shape)}</span></h4>
      <Histogram label={`Histogram of ${name}: ${formatExact(now.statistics.count)} numbers from ${formatFigure(range[0])} to ${formatFigure(range[1])}`} range={range} now={now.histogram} before={unchanged ? null : before?.histogram ?? null} />
      <table className="inside-figures" aria-label={`Statistics of ${name}`}>
        <thead><tr><td /><th scope="col">min</th><th scope="col">mean</th><th scope="col">max</th><th scope="col" title="standard deviation">sd</th></tr></thead>
        <tbody>
          {rows.map(([title, statistics]) => statistics && (
            <tr key={title}>
              <th scope="row">{title}</th>
              {[statistics.min, statistics.mean, statistics.max, statistics.deviation].map((value, at) => <td key={at}>{formatFigure(value)}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {unchanged && <p className="quiet">To the bit as it was when the network was opened.</p>}
      {now.statistics.broken > 0 && <Notice tone="warning">{`${formatExact(now.statistics.broken)} of its numbers are infinite or not numbers.`}</Notice>}
      {filters.length > 0 && <div className="inside-pictures">{filters.map((picture, at) => <Pixels key={at} label={`Filter ${at + 1}`} {...picture} />)}</div>}
    </section>
  );
}
