import type { LayerConfig } from '../../layers/definition';
import { err, ok, type Result } from '../../result';
import { formatShape, sameShape, type Shape } from '../../shape';
import { analyze } from '../analyze';
import { indexOf, withAncestors } from '../graph-index';
import { problem, unknownLayer } from '../issue';
import type { EditResult, GraphDocument, Issue, LayerNode } from '../types';
import { finish } from './finish';
import { newLayer } from './new-layer';
import { putIn } from './place';

export type MergeType = 'Add' | 'Concatenate';

/**
 * A second path from `from`, of a layer that gives the shape of `to`, joined behind `to` with what comes from there. `from` and `to` may be
 * the same layer. Refused where `to` does not follow from `from`, or where no one layer leads from the one's shape to the other's.
 */
export function branch(document: GraphDocument, from: string, to: string, type: MergeType): EditResult {
  const { byName } = indexOf(document);
  const missing = [from, to].find((name) => !byName.has(name));
  if (missing !== undefined) return unknownLayer(missing);
  if (!withAncestors(document, [to]).has(from)) return { ok: false, issue: problem('not-a-connection', `Nothing leads from “${from}” to “${to}”: a branch must end further on than it begins.`, to) };
  const { layers } = analyze(document);
  const path = layerBetween(layers.get(from)!.outputShape, layers.get(to)!.outputShape, from, to);
  if (!path.ok) return { ok: false, issue: path.error };
  const beside = newLayer(document, { ...path.value, inputs: [from] });
  if (!beside.ok) return { ok: false, issue: beside.error };
  const merge = newLayer(document, { type, inputs: [to, beside.value.name] });
  if (!merge.ok) return { ok: false, issue: merge.error };
  const added: readonly LayerNode[] = [beside.value, merge.value];
  return finish(document, putIn(document, { source: to }, added, merge.value.name), beside.value.name);
}

interface Path {
  readonly type: string;
  readonly config: LayerConfig;
}

function layerBetween(from: Shape | null, to: Shape | null, source: string, end: string): Result<Path, Issue> {
  if (!from || !to) return err(problem('bad-shape', `The shape of “${from ? end : source}” is not known yet: mend the layers marked with an issue first.`, from ? end : source));
  const channels = to.at(-1);
  if (typeof channels === 'number') {
    if (from.length === 3 && to.length === 3) {
      const strides = [0, 1].map((axis) => strideBetween(from[axis] ?? null, to[axis] ?? null));
      const [down, across] = strides;
      if (down && across) return ok({ type: 'Conv2D', config: { filters: channels, kernel_size: [3, 3], strides: [down, across], padding: 'same', activation: 'relu' } });
    } else if (sameShape(from.slice(0, -1), to.slice(0, -1))) {
      return ok({ type: 'Dense', config: { units: channels, activation: 'relu' } });
    }
  }
  return err(problem('bad-shape', `No one layer leads from ${formatShape(from)} (“${source}”) to ${formatShape(to)} (“${end}”). Branch between layers whose sizes are closer.`, end));
}

/** The stride at which a convolution with padding "same" makes `to` of `from`; null when none does. */
function strideBetween(from: number | null, to: number | null): number | null {
  if (from === to) return 1;
  if (from === null || to === null || to === 0) return null;
  const stride = Math.floor(from / to) || 1;
  return [stride, stride + 1].find((one) => Math.ceil(from / one) === to) ?? null;
}
