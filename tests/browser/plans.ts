import type { BuildPlan, PlanLayer, TensorRef } from '../../src/core/graph/types';
import { trainingConfigSchema, type TrainingConfig } from '../../src/core/training/config';
import { seededRandom } from '../../src/core/random';
import type { Shape } from '../../src/core/shape';
import type { TensorValues } from '../../src/core/tensor';
import type { TrainEvent, TrainImage, TrainRequest } from '../../src/protocol/engine';
import { Engine, type EngineDependencies } from '../../src/engine/trainer';

/** Weights and images in memory, in place of the browser's storage. */
export class MemoryStore {
  readonly sets = new Map<string, Map<string, Float32Array<ArrayBuffer>>>();
  readonly images = new Map<string, Blob>();

  readonly readTensors = (refs: readonly TensorRef[]): Promise<Float32Array[]> =>
    Promise.resolve(refs.map((ref) => this.sets.get(ref.set)!.get(ref.key)!.slice()));

  readonly writeWeightSet = (set: string, tensors: Readonly<Record<string, TensorValues>>): Promise<void> => {
    this.sets.set(set, new Map(Object.entries(tensors).map(([key, { values }]) => [key, values])));
    return Promise.resolve();
  };

  readonly readImage = (id: string): Promise<Blob | null> => Promise.resolve(this.images.get(id) ?? null);

  engine(more: Partial<EngineDependencies> = {}): Engine {
    return new Engine({ readImage: this.readImage, readTensors: this.readTensors, writeWeightSet: this.writeWeightSet, ...more });
  }
}

interface LayerOptions {
  readonly trainable?: boolean;
  /** Starts from its initializers. */
  readonly anew?: boolean;
  readonly learningRateMultiplier?: number;
  readonly config?: Record<string, unknown>;
}

const outSize = (size: number, kernel: number, stride: number, same: boolean): number => Math.ceil((same ? size : size - kernel + 1) / stride);

const glorot = { class_name: 'GlorotUniform', config: { seed: null } };
/** A plan's configs are whole: Keras's defaults are written out. */
function initializers(weights: Record<string, unknown>): Record<string, unknown> {
  const kernels = Object.keys(weights).filter((weight) => weight.endsWith('kernel'));
  return Object.fromEntries(kernels.map((weight) => [weight === 'depthwise_kernel' ? 'depthwise_initializer' : `${weight}_initializer`, glorot]));
}

/** Writes plans by hand, layer by layer, with pretrained weights drawn from a seed. */
export class PlanBuilder {
  readonly #layers: PlanLayer[] = [];
  readonly #random;

  constructor(private readonly store: MemoryStore, private readonly set = 'base', seed = 7) {
    this.#random = seededRandom(seed);
    store.sets.set(set, store.sets.get(set) ?? new Map());
  }

  input(name: string, shape: readonly number[]): string {
    return this.add(name, 'InputLayer', { batch_input_shape: [null, ...shape], dtype: 'float32' }, [], shape, {});
  }

  conv(name: string, input: string, filters: number, options: LayerOptions & { kernel?: number; stride?: number; same?: boolean; bias?: boolean } = {}): string {
    const { kernel = 3, stride = 1, same = true, bias = true } = options;
    const [height, width, channels] = this.#shape(input) as number[];
    const config = { filters, kernel_size: [kernel, kernel], strides: [stride, stride], padding: same ? 'same' : 'valid', use_bias: bias, ...options.config };
    const shape = [outSize(height!, kernel, stride, same), outSize(width!, kernel, stride, same), filters];
    const weights = { kernel: [kernel, kernel, channels!, filters], ...(bias ? { bias: [filters] } : {}) };
    return this.add(name, 'Conv2D', config, [input], shape, weights, options);
  }

  depthwise(name: string, input: string, options: LayerOptions & { kernel?: number; stride?: number } = {}): string {
    const { kernel = 3, stride = 1 } = options;
    const [height, width, channels] = this.#shape(input) as number[];
    const config = { kernel_size: [kernel, kernel], strides: [stride, stride], padding: 'same', use_bias: false, ...options.config };
    const shape = [outSize(height!, kernel, stride, true), outSize(width!, kernel, stride, true), channels!];
    return this.add(name, 'DepthwiseConv2D', config, [input], shape, { depthwise_kernel: [kernel, kernel, channels!, 1] }, options);
  }

  batchNorm(name: string, input: string, options: LayerOptions & { scale?: boolean; center?: boolean } = {}): string {
    const { scale = true, center = true } = options;
    const channels = this.#shape(input).at(-1)!;
    const weights = { ...(scale ? { gamma: [channels] } : {}), ...(center ? { beta: [channels] } : {}), moving_mean: [channels], moving_variance: [channels] };
    const config = { axis: -1, momentum: 0.9, epsilon: 0.001, scale, center, ...options.config };
    return this.add(name, 'BatchNormalization', config, [input], this.#shape(input), weights, options);
  }

  dense(name: string, input: string, units: number, options: LayerOptions = {}): string {
    const shape = this.#shape(input);
    return this.add(name, 'Dense', { units, activation: 'linear', ...options.config }, [input], [...shape.slice(0, -1), units], { kernel: [shape.at(-1)!, units], bias: [units] }, options);
  }

  relu(name: string, input: string): string {
    return this.add(name, 'ReLU', { max_value: 6 }, [input], this.#shape(input), {});
  }

  dropout(name: string, input: string, rate: number, options: LayerOptions = {}): string {
    return this.add(name, 'Dropout', { rate }, [input], this.#shape(input), {}, options);
  }

  join(name: string, inputs: readonly string[]): string {
    return this.add(name, 'Add', {}, inputs, this.#shape(inputs[0]!), {});
  }

  pool(name: string, input: string): string {
    return this.add(name, 'GlobalAveragePooling2D', {}, [input], [this.#shape(input).at(-1)!], {});
  }

  /** Any other layer: its output shape and weight shapes as given. */
  add(name: string, className: string, config: Record<string, unknown>, inputs: readonly string[], shape: Shape, weights: Record<string, readonly (number | null)[]>, options: LayerOptions = {}): string {
    const { trainable = true, anew = false, learningRateMultiplier = 1 } = options;
    this.#layers.push({
      name, className, inputs, trainable, learningRateMultiplier,
      config: { ...initializers(weights), ...config, name, trainable },
      outputShape: shape,
      weights: Object.entries(weights).map(([weight, size]) => ({
        name: weight,
        shape: size as number[],
        trainable: !weight.startsWith('moving_'),
        source: anew ? null : this.#draw(`${name}/${weight}`, size as number[]),
      })),
      stochastic: className.includes('Dropout') || className === 'GaussianNoise',
      batchStatistics: className === 'BatchNormalization',
    });
    return name;
  }

  plan(output: string, classes: readonly string[]): BuildPlan {
    const inputs = this.#layers.filter((layer) => layer.inputs.length === 0).map((layer) => layer.name);
    return { name: 'test', layers: this.#layers, inputs, outputs: [output], classes, preprocessing: { scale: 1 / 127.5, offset: -1, color: 'rgb', fit: 'stretch' } };
  }

  #shape(name: string): readonly number[] {
    return this.#layers.find((layer) => layer.name === name)!.outputShape as number[];
  }

  #draw(key: string, shape: readonly number[]): TensorRef {
    const fanIn = shape.length > 1 ? shape.slice(0, -1).reduce((product, size) => product * size, 1) : 1;
    const depthwise = key.endsWith('depthwise_kernel') ? shape[0]! * shape[1]! : fanIn;
    const spread = shape.length > 1 ? Math.sqrt(6 / depthwise) : 0.2;
    const middle = /gamma|moving_variance/.test(key) ? 1 : 0;
    const size = shape.reduce((product, one) => product * one, 1);
    this.store.sets.get(this.set)!.set(key, Float32Array.from({ length: size }, () => middle + (this.#random() * 2 - 1) * spread));
    return { set: this.set, key, shape };
  }
}

/** Drawn pictures of `classes` kinds that a small network can tell apart: a disc whose colour and place depend on the class. */
export async function drawImages(store: MemoryStore, count: number, classes: number, size = 32, seed = 3): Promise<TrainImage[]> {
  const random = seededRandom(seed);
  const images: TrainImage[] = [];
  for (let index = 0; index < count; index++) {
    const label = index % classes;
    const canvas = new OffscreenCanvas(size, size);
    const context = canvas.getContext('2d')!;
    context.fillStyle = `hsl(${random() * 360} 30% 50%)`;
    context.fillRect(0, 0, size, size);
    context.fillStyle = `hsl(${(label * 360) / classes + random() * 50} 80% ${40 + random() * 20}%)`;
    context.beginPath();
    context.arc(size * (0.3 + 0.4 * random()), size * (0.3 + 0.4 * random()), size * (0.2 + 0.1 * random()), 0, 7);
    context.fill();
    const id = `image-${seed}-${index}`;
    store.images.set(id, await canvas.convertToBlob({ type: 'image/png' }));
    images.push({ id, label, path: `class${label}/${index}.png` });
  }
  return images;
}

export const configOf = (over: Partial<TrainingConfig>): TrainingConfig => trainingConfigSchema.parse({ epochs: 3, batchSize: 8, backend: 'wasm', ...over });

let runs = 0;
export const requestOf = (plan: BuildPlan, train: readonly TrainImage[], validation: readonly TrainImage[], over: Partial<TrainingConfig> = {}): TrainRequest => ({
  runId: `test-${++runs}`, plan, config: configOf(over), train, validation,
});

export type EventOf<T extends TrainEvent['type']> = Extract<TrainEvent, { type: T }>;

export const eventsOf = <T extends TrainEvent['type']>(events: readonly TrainEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => event.type === type);

/** Trains to the end and gives all events. @throws when the run failed. */
export async function trainAll(engine: Engine, request: TrainRequest): Promise<TrainEvent[]> {
  const events: TrainEvent[] = [];
  await engine.train(request, (event) => events.push(event));
  const failed = eventsOf(events, 'failed')[0];
  if (failed) throw new Error(`${failed.error.code}: ${failed.error.message}`);
  return events;
}

/** Of each epoch the training loss and the validation loss. */
export const lossesOf = (events: readonly TrainEvent[]): number[] => eventsOf(events, 'epoch').flatMap(({ loss, valLoss }) => [loss, valLoss!]);

/** 30 drawn pictures of three kinds to train on, and 12 to validate with. */
export async function drawSmallSet(store: MemoryStore): Promise<{ train: TrainImage[]; validation: TrainImage[] }> {
  const images = await drawImages(store, 42, 3);
  return { train: images.slice(0, 30), validation: images.slice(30) };
}
