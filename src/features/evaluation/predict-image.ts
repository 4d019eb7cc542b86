import { compile } from '../../core/graph/compile';
import type { GraphDocument } from '../../core/graph/types';
import type { BackendName } from '../../protocol/engine';
import { services } from '../../store/services';

export interface ClassProbability {
  readonly name: string;
  readonly probability: number;
}

export type Answer =
  | { readonly ok: true; readonly ranked: readonly ClassProbability[]; readonly backend: BackendName; readonly milliseconds: number }
  | { readonly ok: false; readonly message: string };

/** Asks the network as it is now what an image shows. */
export async function predictImage(document: GraphDocument, image: Blob, backend: BackendName | 'auto'): Promise<Answer> {
  const plan = compile(document);
  if (!plan.ok) return { ok: false, message: `The network cannot run yet. ${plan.error[0]!.message}` };
  const result = await services().trainer.predict({ plan: plan.value, image, backend });
  if (!result.ok) return { ok: false, message: result.error.message };
  const { probabilities, milliseconds } = result.value;
  return { ok: true, ranked: rankClasses(probabilities, document.classes), backend: result.value.backend, milliseconds };
}

/** Most probable first; outputs without a name are numbered from 1. */
export function rankClasses(probabilities: readonly number[], classes: readonly string[]): ClassProbability[] {
  return probabilities
    .map((probability, index) => ({ name: classes[index] ?? `class ${index + 1}`, probability }))
    .sort((a, b) => b.probability - a.probability);
}
