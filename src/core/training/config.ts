import { z } from 'zod';

export const optimizers = ['sgd', 'adam', 'adamw', 'rmsprop', 'adagrad', 'adadelta', 'lion'] as const;
/** `auto`: margin loss where the network ends in the lengths of capsules, cross-entropy elsewhere. */
export const lossChoices = ['auto', 'cross-entropy', 'margin'] as const;
export const backendChoices = ['auto', 'webgpu', 'webgl', 'wasm', 'cpu'] as const;

/** What a person decides about a run; every field has a default good enough to touch nothing. */
export const trainingConfigSchema = z.object({
  optimizer: z.enum(optimizers).default('adam'),
  learningRate: z.number().positive().max(10).default(0.003),
  /** For SGD and RMSprop. */
  momentum: z.number().min(0).max(0.9999).default(0.9),
  /** For SGD. */
  nesterov: z.boolean().default(false),
  /** The share of each kernel that a learning rate of 1 takes off at each update, apart from the gradient; biases and normalizations have none. */
  weightDecay: z.number().min(0).max(1).default(0),
  loss: z.enum(lossChoices).default('auto'),
  batchSize: z.int().min(1).max(1024).default(16),
  epochs: z.int().min(1).max(10_000).default(30),
  /** Share of each class held out, 0 to 0.9. */
  validationShare: z.number().min(0).max(0.9).default(0.2),
  seed: z.int().min(0).max(0x7fffffff).default(1),
  backend: z.enum(backendChoices).default('auto'),
  /** Compute the frozen part once an image. Off only to compare. */
  featureCache: z.boolean().default(true),
});
export type TrainingConfig = z.output<typeof trainingConfigSchema>;

/** Where a run with each optimizer does well to begin, for new layers on a frozen network. */
export const defaultLearningRates: Readonly<Record<TrainingConfig['optimizer'], number>> = {
  sgd: 0.01, adam: 0.003, adamw: 0.003, rmsprop: 0.001, adagrad: 0.03, adadelta: 1, lion: 0.0003,
};

/** AdamW is Adam with Keras's weight decay; the others have none unless it is asked for. */
export const defaultWeightDecay = (optimizer: TrainingConfig['optimizer']): number => (optimizer === 'adamw' ? 0.004 : 0);

export const usesMomentum = (optimizer: TrainingConfig['optimizer']): boolean => optimizer === 'sgd' || optimizer === 'rmsprop';
