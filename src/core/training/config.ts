import { z } from 'zod';
import { augmentationSchema } from '../augmentation/settings';
import { mostEpochs, phasesSchema } from './phases';
import { scheduleSchema } from './schedule';

export const optimizers = ['sgd', 'adam', 'adamw', 'rmsprop', 'adagrad', 'adadelta', 'lion'] as const;
/**
 * `auto`: margin loss where the network ends in the lengths of capsules, cross-entropy elsewhere, which is binary behind a sigmoid; `binary`: each class
 * is a question by itself, whatever the network ends in.
 */
export const lossChoices = ['auto', 'cross-entropy', 'focal', 'binary', 'margin'] as const;
export const classWeightChoices = ['none', 'balanced'] as const;
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
  schedule: scheduleSchema.prefault({ name: 'constant' }),
  /** The longest that the gradient of all weights together may be (its L2 norm); 0 lets it be as long as it is. */
  clipNorm: z.number().min(0).max(1e6).default(0),
  /** Batches whose gradients make one update. */
  accumulate: z.int().min(1).max(1024).default(1),
  /** Momentum of the weights' moving average, which is then what is validated and kept; 0 for none. */
  averaging: z.number().min(0).max(0.99999).default(0),
  loss: z.enum(lossChoices).default('auto'),
  /** Exponent of focal loss. */
  focalGamma: z.number().min(0).max(10).default(2),
  /** Share of the truth that is spread over all classes. */
  labelSmoothing: z.number().min(0).max(0.9).default(0),
  classWeights: z.enum(classWeightChoices).default('none'),
  /** Ends the run once the validation loss (without validation, the training loss) has not fallen for so many epochs; 0 never does. */
  patience: z.int().min(0).max(10_000).default(0),
  /** What a fall of the loss must come to, to count for `patience`. */
  minDelta: z.number().min(0).max(100).default(0),
  batchSize: z.int().min(1).max(1024).default(16),
  /** Of a run without phases. */
  epochs: z.int().min(1).max(mostEpochs).default(30),
  /** What trains when, and how fast; [] trains what is not frozen, from beginning to end. */
  phases: phasesSchema.default([]),
  /** With phases: whether pretrained normalizations that train go by the statistics of the batches. */
  batchStatistics: z.boolean().default(false),
  /** Share of each class held out, 0 to 0.9. */
  validationShare: z.number().min(0).max(0.9).default(0.2),
  seed: z.int().min(0).max(0x7fffffff).default(1),
  backend: z.enum(backendChoices).default('auto'),
  /** Compute the frozen part once an image. Off only to compare. */
  featureCache: z.boolean().default(true),
  /** Store these features as 16-bit numbers: half the memory. */
  halfFeatures: z.boolean().default(false),
  /** How the training images are varied; off at first. */
  augmentation: augmentationSchema.prefault({}),
});
export type TrainingConfig = z.output<typeof trainingConfigSchema>;

/** Where a run with each optimizer does well to begin, for new layers on a frozen network. */
export const defaultLearningRates: Readonly<Record<TrainingConfig['optimizer'], number>> = {
  sgd: 0.01, adam: 0.003, adamw: 0.003, rmsprop: 0.001, adagrad: 0.03, adadelta: 1, lion: 0.0003,
};

/** AdamW is Adam with Keras's weight decay; the others have none unless it is asked for. */
export const defaultWeightDecay = (optimizer: TrainingConfig['optimizer']): number => (optimizer === 'adamw' ? 0.004 : 0);

export const usesMomentum = (optimizer: TrainingConfig['optimizer']): boolean => optimizer === 'sgd' || optimizer === 'rmsprop';
