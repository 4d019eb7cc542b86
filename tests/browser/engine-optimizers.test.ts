import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { trainingConfigSchema, type TrainingConfig } from '../../src/core/training/config';
import { seededRandom } from '../../src/core/random';
import { Backends } from '../../src/engine/backends';
import { Optimizer } from '../../src/engine/optimizers/optimizer';
import { ruleOf } from '../../src/engine/optimizers/rules';
import type { BackendName } from '../../src/protocol/engine';

const backends = new Backends();
const shapes = [[7], [1], [3, 3, 5, 2], [130, 9], [2, 3]];
const multipliers = [1, 0.25, 1, 3, 1];

beforeAll(async () => {
  for (const name of ['wasm', 'webgl', 'webgpu'] as const) await backends.use(name);
});

/** Six steps on variables of several shapes, by gradients drawn from a seed; all that the optimizer holds then, and the variables. */
async function sixSteps(backend: BackendName, changes: Partial<TrainingConfig>): Promise<{ numbers: number[]; left: number; kept: boolean }> {
  await tf.setBackend(backend);
  const none = tf.memory().numTensors;
  const random = seededRandom(5);
  const drawn = (shape: number[]): tf.Tensor => tf.tensor(Array.from({ length: tf.util.sizeFromShape(shape) }, () => random() * 2 - 1), shape);
  const variables = shapes.map((shape) => tf.tidy(() => tf.variable(drawn(shape))));
  const config = trainingConfigSchema.parse(changes);
  const optimizer = new Optimizer(variables.map((variable, at) => ({ key: `${at}/kernel`, variable, multiplier: multipliers[at]!, decays: at % 2 === 0 })), ruleOf(config), config);
  const before = variables.map((variable) => tf.keep(variable.clone()));
  const wanted = await Promise.all(before.map((tensor) => tensor.data()));
  for (let step = 0; step < 6; step++) tf.tidy(() => optimizer.apply(variables.map(({ shape }) => drawn(shape)), 0.01));
  const kept = (await Promise.all(before.map((tensor) => tensor.data()))).every((values, at) => values.every((value, index) => value === wanted[at]![index]));
  const { slots } = await optimizer.state();
  const values = await Promise.all(variables.map((variable) => variable.data()));
  optimizer.dispose();
  tf.dispose([...variables, ...before]);
  return { numbers: [...values.map((one) => [...one]), ...Object.values(slots).map((one) => [...one])].flat(), left: tf.memory().numTensors - none, kept };
}

const configs: Record<string, Partial<TrainingConfig>> = {
  adam: { optimizer: 'adam' },
  adamw: { optimizer: 'adamw', weightDecay: 0.1 },
  'adam, clipped and averaged over two batches': { optimizer: 'adam', clipNorm: 1, accumulate: 2, averaging: 0.9 },
};

/** The same by tfjs's ops alone. */
async function withoutKernel(backend: BackendName, config: Partial<TrainingConfig>): Promise<number[]> {
  const kernel = tf.getKernel('AdamUpdate', backend);
  tf.unregisterKernel('AdamUpdate', backend);
  try {
    return (await sixSteps(backend, config)).numbers;
  } finally {
    tf.registerKernel(kernel);
  }
}

const worst = (got: readonly number[], wanted: readonly number[]): number => got.reduce((most, value, index) => Math.max(most, Math.abs(value - wanted[index]!)), 0);

for (const [name, config] of Object.entries(configs)) {
  it(`${name} on WASM is what the ops make of it to the bit, and what the CPU does, in new tensors, none left behind`, async () => {
    const got = await sixSteps('wasm', config);
    expect(got).toMatchObject({ left: 0, kept: true });
    expect(got.numbers).toEqual(await withoutKernel('wasm', config));
    expect(worst(got.numbers, (await sixSteps('cpu', config)).numbers)).toBeLessThan(1e-5);
  });

  it.each(['webgl', 'webgpu'] as const)(`${name} on %s is what the ops make of it, and what the CPU does, in new tensors, none left behind`, async (backend) => {
    const got = await sixSteps(backend, config);
    expect(got).toMatchObject({ left: 0, kept: true });
    expect(worst(got.numbers, await withoutKernel(backend, config))).toBeLessThan(1e-6);
    expect(worst(got.numbers, (await sixSteps('cpu', config)).numbers)).toBeLessThan(1e-4);
  });
}
