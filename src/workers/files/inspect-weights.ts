import type { TensorRef } from '../../core/graph/types';
import { reportWeight, type WeightReport } from '../../core/inside/weight-report';
import type { TensorValues } from '../../core/tensor';
import type { InspectRequest } from '../../protocol/files';
import { readTensors } from '../../storage/weights';

const sameTensor = (a: TensorRef, b: TensorRef | undefined): boolean => a.set === b?.set && a.key === b.key;

/** Reads each weight once, also where it is what it was. @throws GraftFailure `missing-weights` */
export async function inspectWeights({ now, before, pictures }: InspectRequest): Promise<WeightReport[]> {
  const names = Object.keys(now);
  const changed = names.filter((name) => before[name] && !sameTensor(now[name]!, before[name]));
  const values = await readTensors([...names.map((name) => now[name]!), ...changed.map((name) => before[name]!)]);
  const tensor = (ref: TensorRef, at: number): TensorValues => ({ shape: ref.shape, values: values[at]! });
  return names.map((name, at) => {
    const current = tensor(now[name]!, at);
    const old = changed.includes(name) ? tensor(before[name]!, names.length + changed.indexOf(name)) : before[name] ? current : null;
    return reportWeight(name, current, old, pictures);
  });
}
