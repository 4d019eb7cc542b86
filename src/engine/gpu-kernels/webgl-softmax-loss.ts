import type { GPGPUProgram, MathBackendWebGL, TensorInfo } from '@tensorflow/tfjs';

interface Inputs {
  /** Logits, `[batch, units]`. */
  readonly values: TensorInfo;
  /** `[batch, units + 1]`: see `softmax-loss`. */
  readonly targets: TensorInfo;
}

/** Of a row: its largest logit and which that is, the sum of all e to the power of what each is less than it, and the targets' sum. */
const reading = (units: number): string => `
  float top = getValues(row, 0);
  int best = 0;
  for (int unit = 1; unit < ${units}; unit++) {
    float value = getValues(row, unit);
    if (value > top) { top = value; best = unit; }
  }
  float sum = 0.0;
  float whole = 0.0;
  float product = 0.0;
  for (int unit = 0; unit < ${units}; unit++) {
    float above = getValues(row, unit) - top;
    float target = getTargets(row, unit);
    sum += exp(above);
    whole += target;
    product += target * above;
  }`;

/** `[mean loss, how many are right]`. */
function measuring([batch, units]: readonly [number, number]): GPGPUProgram {
  return {
    variableNames: ['values', 'targets'],
    outputShape: [2],
    userCode: `
void main() {
  float loss = 0.0;
  float right = 0.0;
  for (int row = 0; row < ${batch}; row++) {${reading(units)}
    loss += whole * log(sum) - product;
    right += float(float(best) == getTargets(row, ${units}));
  }
  setOutput(getOutputCoords() == 0 ? loss / ${batch}.0 : right);
}`,
  };
}

/** The mean loss's gradient, `[batch, units]`. */
function deriving([batch, units]: readonly [number, number]): GPGPUProgram {
  return {
    variableNames: ['values', 'targets', 'dy'],
    outputShape: [batch, units],
    userCode: `
void main() {
  ivec2 at = getOutputCoords();
  int row = at.x;${reading(units)}
  setOutput((whole * exp(getValues(row, at.y) - top) / sum - getTargets(row, at.y)) * getDy() / ${batch}.0);
}`,
  };
}

export function softmaxLoss({ inputs: { values, targets }, backend }: { inputs: Inputs; backend: MathBackendWebGL }): TensorInfo {
  return backend.runWebGLProgram(measuring(values.shape as [number, number]), [values, targets], 'float32');
}

export function softmaxLossGrad({ inputs: { values, targets, dy }, backend }: { inputs: Inputs & { dy: TensorInfo }; backend: MathBackendWebGL }): TensorInfo {
  return backend.runWebGLProgram(deriving(values.shape as [number, number]), [values, targets, dy], 'float32');
}
