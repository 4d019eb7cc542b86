import { chainHeight, chainWidth, gap, type Chained, type Middle } from './chains';

const apart = 40;

/** A plain layout of linear cost for graphs of any size: each chain in the row below its lowest input, rows centred. */
export function placeInRows({ chains, edges }: Chained): readonly Middle[] {
  const rows: number[][] = [];
  rowOfEach({ chains, edges }).forEach((row, chain) => (rows[row] ??= []).push(chain));
  const middles: Middle[] = new Array<Middle>(chains.length);
  let top = 0;
  for (const row of rows) {
    const height = Math.max(...row.map((chain) => chainHeight(chains[chain]!)));
    const width = row.reduce((sum, chain) => sum + chainWidth(chains[chain]!) + apart, -apart);
    let left = -width / 2;
    for (const chain of row) {
      const own = chainWidth(chains[chain]!);
      middles[chain] = { x: left + own / 2, y: top + height / 2 };
      left += own + apart;
    }
    top += height + gap;
  }
  return middles;
}

/** The longest way to each chain, counted in connections (Kahn's order). */
function rowOfEach({ chains, edges }: Chained): readonly number[] {
  const rows = new Array<number>(chains.length).fill(0);
  const waiting = new Array<number>(chains.length).fill(0);
  const targets: number[][] = chains.map(() => []);
  for (const [source, target] of edges) {
    waiting[target]! += 1;
    targets[source]!.push(target);
  }
  const ready = chains.map((_, index) => index).filter((index) => waiting[index] === 0);
  for (const chain of ready) {
    for (const target of targets[chain]!) {
      rows[target] = Math.max(rows[target]!, rows[chain]! + 1);
      if (--waiting[target]! === 0) ready.push(target);
    }
  }
  return rows;
}
