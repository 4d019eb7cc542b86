import type { CSSProperties } from 'react';

interface Props {
  readonly classes: readonly string[];
  /** Rows: what the image was; columns: what the network said. */
  readonly matrix: readonly (readonly number[])[];
}

/** How often each class was taken for each other; the diagonal is right. Cells are shaded by their share of the row. */
export function ConfusionTable({ classes, matrix }: Props) {
  return (
    <div className="table-scroller" tabIndex={0} role="group" aria-label="Confusion matrix, scrolls sideways">
      <table className="confusion" aria-label="Confusion matrix">
        <thead>
          <tr>
            <th scope="col" className="corner">was ↓ said →</th>
            {classes.map((name, index) => <th key={index} scope="col" title={name}><span>{name}</span></th>)}
          </tr>
        </thead>
        <tbody>
          {classes.map((name, was) => (
            <tr key={was}>
              <th scope="row" title={name}>{name}</th>
              {matrix[was]!.map((count, said) => <Cell key={said} count={count} total={sum(matrix[was]!)} right={was === said} title={`was ${name}, said ${classes[said]}: ${count}`} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ count, total, right, title }: { count: number; total: number; right: boolean; title: string }) {
  const strength = total === 0 ? 0 : count / total;
  return (
    <td className={right ? 'right' : 'wrong'} style={{ '--strength': `${Math.round(strength * 60)}%` } as CSSProperties} title={title}>
      {count === 0 ? <span className="zero">0</span> : count}
    </td>
  );
}

const sum = (row: readonly number[]) => row.reduce((total, count) => total + count, 0);
