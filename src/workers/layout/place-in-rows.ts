import { gap, type Middle } from './chains';

const apart = 40;

export interface Boxes {
  readonly boxes: readonly (readonly [width: number, height: number])[];
  readonly edges: readonly (readonly [source: number, target: number, ...rest: number[]])[];
}

/** A plain layout of linear cost for graphs of any size: each box in the row below its lowest input, rows centred. */
export function placeInRows({ boxes, edges }: Boxes): readonly Middle[] {
  const rows: number[][] = [];
  rowOfEach({ boxes, edges }).forEach((row, box) => (rows[row] ??= []).push(box));
  const middles: Middle[] = new Array<Middle>(boxes.length);
  let top = 0;
  for (const row of rows) {
    const height = row.reduce((most, box) => Math.max(most, boxes[box]![1]), 0);
    const width = row.reduce((sum, box) => sum + boxes[box]![0] + apart, -apart);
    let left = -width / 2;
    for (const box of row) {
      const own = boxes[box]![0];
      middles[box] = { x: left + own / 2, y: top + height / 2 };
      left += own + apart;
    }
    top += height + gap;
  }
  return middles;
}

/** The longest way to each box, counted in connections (Kahn's order). */
function rowOfEach({ boxes, edges }: Boxes): readonly number[] {
  const rows = new Array<number>(boxes.length).fill(0);
  const waiting = new Array<number>(boxes.length).fill(0);
  const targets: number[][] = boxes.map(() => []);
  for (const [source, target] of edges) {
    waiting[target]! += 1;
    targets[source]!.push(target);
  }
  const ready = boxes.map((_, index) => index).filter((index) => waiting[index] === 0);
  for (const box of ready) {
    for (const target of targets[box]!) {
      rows[target] = Math.max(rows[target]!, rows[box]! + 1);
      if (--waiting[target]! === 0) ready.push(target);
    }
  }
  return rows;
}
