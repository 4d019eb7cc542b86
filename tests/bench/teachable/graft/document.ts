import { compile } from '../../../../src/core/graph/compile';
import * as edits from '../../../../src/core/graph/edits';
import type { BuildPlan, EditResult, GraphDocument } from '../../../../src/core/graph/types';

/** `teachable`: Flatten, Dense 100 relu, Dense softmax behind conv_pw_13_relu, as Teachable Machine has it; `proposed`: what Graft puts there by itself. */
export type HeadChoice = 'teachable' | 'proposed';

const last = 'conv_pw_13_relu';

function applied(result: EditResult): GraphDocument {
  if (!result.ok) throw new Error(result.issue.message);
  return result.document;
}

/** MobileNet as opened, its head replaced by hand as a person would do it on the canvas, and all that is pretrained frozen. */
export function fitted(opened: GraphDocument, head: HeadChoice, classes: readonly string[]): BuildPlan {
  let document = applied(edits.removeOutputLayer(opened));
  if (head === 'teachable') {
    const names = document.layers.map(({ name }) => name);
    document = applied(edits.deleteLayers(document, names.slice(names.indexOf(last) + 1)));
    document = applied(edits.insertAfter(document, last, 'Flatten'));
    document = applied(edits.insertAfter(document, document.outputs[0]!, 'Dense', { units: 100, activation: 'relu' }));
  }
  document = applied(edits.addOutputLayer(document, classes.length, classes));
  const plan = compile(applied(edits.freezeAllPretrained(document)));
  if (!plan.ok) throw new Error(plan.error.map(({ message }) => message).join('\n'));
  return plan.value;
}
