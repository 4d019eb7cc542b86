import type { BuildPlan } from '../core/graph/types';

/** What stands beside an exported model: Teachable Machine's fields, and Graft's own under `graft`. */
export function modelMetadata(plan: BuildPlan, name: string): object {
  const [height, width] = plan.layers.find((layer) => layer.name === plan.inputs[0])?.outputShape ?? [];
  const { preprocessing } = plan;
  return {
    tfjsVersion: '4.22.0',
    packageName: 'graft',
    packageVersion: '0.1.0',
    timeStamp: new Date().toISOString(),
    userMetadata: {},
    modelName: name,
    labels: plan.classes,
    imageSize: height ?? null,
    ...(width !== height ? { imageWidth: width } : {}),
    grayscale: preprocessing.color === 'grayscale',
    graft: {
      version: 1,
      preprocessing,
      trainable: Object.fromEntries(plan.layers.map((layer) => [layer.name, layer.trainable])),
    },
  };
}
