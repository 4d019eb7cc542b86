import { balancedWeights } from '../core/training/class-weights';
import type { BackendName, BackendReport, TrainEvent, TrainImage, TrainRequest } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { buildNetwork, type ReadTensors } from './build';
import { Stopped, type RunControl } from './control';
import { boundaryOf, exampleKey, type Boundary, type Example, type ExampleStore } from './examples';
import { featureCut, inputCut, type FeatureCut } from './feature-cache';
import { Fitting, type Labelled } from './fitting';
import { findHead, toProbabilities, type Head } from './head';
import { imageInput, type ImageInput } from './images';
import type { Network } from './network';
import { computeFeatures, decodeImages, type ReadImage, type Rejection } from './prepare';
import { runEpochs, type Outcome } from './epochs';
import { writeWeights, type WriteWeightSet } from './write-weights';

/** What a run needs of the outside. */
export interface TrainDependencies {
  readonly readImage: ReadImage;
  readonly readTensors: ReadTensors;
  readonly writeWeightSet: WriteWeightSet;
  readonly useBackend: (choice: TrainRequest['config']['backend']) => Promise<BackendReport>;
  readonly examples: ExampleStore;
}

const progress = (phase: Extract<TrainEvent, { type: 'progress' }>['phase'], done: number): TrainEvent => ({ type: 'progress', phase, done, total: 1, etaSeconds: null });

/**
 * A training run: yields its events in order and ends with `done`. What it allocates is gone when it ends, however it ends.
 * @throws GraftFailure when it cannot go on.
 */
export async function* trainRun(request: TrainRequest, dependencies: TrainDependencies, control: RunControl): AsyncGenerator<TrainEvent, void> {
  const started = performance.now();
  const { plan, config } = request;
  const head = findHead(plan, config);
  checkLabels(request, head);
  const input = imageInput(plan);
  yield progress('backend', 0);
  const backend = await dependencies.useBackend(config.backend);
  yield progress('building', 0);
  const network = await buildNetwork(plan, { head, seed: config.seed, readTensors: dependencies.readTensors });
  let fitting: Fitting | null = null;
  try {
    const cut = chooseCut(request, head);
    const boundary = boundaryOf(plan, cut);
    const classWeights = config.classWeights === 'balanced' ? balancedWeights(request.train.map(({ label }) => label), head.classCount) : null;
    fitting = new Fitting(network, head, boundary, input, config, classWeights);
    const rejected: Rejection[] = [];
    const examples = yield* prepareExamples(request, { dependencies, control, network, input, cut, boundary, backend: backend.name, rejected });
    const train = labelled(request.train, examples);
    const validation = labelled(request.validation, examples);
    if (train.length === 0) throw noImages(rejected);
    yield { type: 'started', backend, cachedLayers: cut.saved, trainImages: train.length, validationImages: validation.length, rejected };
    const outcome = yield* runEpochs(fitting, { train, validation, config }, control);
    yield* save(request, { dependencies, control, network, head, fitting, outcome, validation, started });
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown;
    yield nothingKept(started);
  } finally {
    fitting?.dispose();
    network.dispose();
  }
}

/** Bytes of features that a worker can be expected to hold. */
const mostFeatures = 1.5 * 2 ** 30;

/** The feature cut, unless a person turned it off or its features would not fit: pixels take a byte each. */
function chooseCut({ plan, config, train, validation }: TrainRequest, head: Head): FeatureCut {
  const cut = featureCut(plan, head.output);
  const numbers = boundaryOf(plan, cut).reduce((sum, { shape }) => sum + shape.reduce((product, size) => product * size, 1), 0);
  const fits = numbers * 4 * (train.length + validation.length) <= mostFeatures;
  return config.featureCache && fits ? cut : inputCut(plan, head.output);
}

const secondsSince = (start: number): number => (performance.now() - start) / 1000;

const nothingKept = (started: number): TrainEvent => ({ type: 'done', stopped: true, bestEpoch: 0, weights: {}, validation: [], seconds: secondsSince(started) });

function checkLabels(request: TrainRequest, head: Head): void {
  const most = Math.max(-1, ...[...request.train, ...request.validation].map((image) => image.label));
  if (most < head.classCount) return;
  throw new GraftFailure({
    code: 'build-failed',
    layer: head.output,
    message: `The images have at least ${most + 1} classes, but the output layer ${head.output} tells ${head.classCount} apart. Give it as many units as there are classes.`,
  });
}

function noImages(rejected: readonly Rejection[]): GraftFailure {
  const first = rejected[0];
  const why = first ? ` The first of ${rejected.length}: ${first.path}: ${first.reason}` : ' Add some to each class.';
  return new GraftFailure({ code: 'bad-image', file: first?.path, message: `There is no image to train on.${why}` });
}

function labelled(images: readonly TrainImage[], examples: ReadonlyMap<string, Example>): Labelled[] {
  return images.flatMap(({ id, label }) => {
    const example = examples.get(id);
    return example ? [{ id, label, example }] : [];
  });
}

interface Preparation {
  readonly dependencies: TrainDependencies;
  readonly control: RunControl;
  readonly network: Network;
  readonly input: ImageInput;
  readonly cut: FeatureCut;
  readonly boundary: readonly Boundary[];
  readonly backend: BackendName;
  readonly rejected: Rejection[];
}

/** Every image's example by id: those of the last run where they are the same, the others decoded and run through the frozen part. */
async function* prepareExamples(request: TrainRequest, p: Preparation): AsyncGenerator<TrainEvent, ReadonlyMap<string, Example>> {
  const images = new Map([...request.train, ...request.validation].map((image) => [image.id, image]));
  const key = exampleKey(request.plan, p.cut, p.input, request.config.seed, p.backend);
  const known = p.dependencies.examples.get(key);
  const missing = [...images.values()].filter((image) => !known.has(image.id));
  const pixels = yield* decodeImages(missing, p.dependencies.readImage, p.input, p.control, p.rejected);
  const fresh = p.cut.saved > 0 ? yield* computeFeatures(pixels, p.network, p.boundary, p.input, p.control) : pixels;
  const examples = new Map<string, Example>();
  for (const id of images.keys()) {
    const example = known.get(id) ?? fresh.get(id);
    if (example) examples.set(id, example);
  }
  p.dependencies.examples.keep(key, examples);
  return examples;
}

interface Saving {
  readonly dependencies: TrainDependencies;
  readonly control: RunControl;
  readonly network: Network;
  readonly head: Head;
  readonly fitting: Fitting;
  readonly outcome: Outcome;
  readonly validation: readonly Labelled[];
  readonly started: number;
}

/** Writes the best epoch's weights as a new set, and says what that network makes of the validation images. */
async function* save(request: TrainRequest, s: Saving): AsyncGenerator<TrainEvent> {
  if (s.outcome.bestEpoch === 0) {
    yield nothingKept(s.started);
    return;
  }
  yield progress('saving', 0);
  s.fitting.restoreBest();
  const weights = await writeWeights(request.runId, s.network, s.dependencies.writeWeightSet);
  yield progress('saving', 1);
  yield {
    type: 'done',
    stopped: s.control.stopped,
    early: s.outcome.early,
    bestEpoch: s.outcome.bestEpoch,
    weights,
    validation: s.validation.map(({ id, label }, index) => ({ id, label, probabilities: toProbabilities(s.outcome.validationValues[index]!, s.head.kind) })),
    seconds: secondsSince(s.started),
  };
}
