import { augmented } from '../core/augmentation/augment';
import { viewCount } from '../core/augmentation/settings';
import { balancedWeights } from '../core/training/class-weights';
import { boundaryOf, featureCut, inputCut, numbersOf, type Boundary, type FeatureCut } from '../core/training/feature-cut';
import type { BackendName, BackendReport, TrainEvent, TrainImage, TrainRequest } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { buildNetwork, type ReadTensors } from './build';
import { Stopped, type RunControl } from './control';
import { exampleKey } from './examples';
import type { ExampleStore } from './example-store';
import { Fitting } from './fitting';
import { findHead, toProbabilities, type Head } from './head';
import { imageInput, type ImageInput } from './images';
import type { Network } from './network';
import { prepareFeatures, preparePixels, type Preparation, type ReadImage, type Rejection, type Wanted } from './prepare';
import { RunData } from './run-data';
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
    const { examples } = dependencies;
    const cut = await chooseCut(request, head, examples);
    const boundary = boundaryOf(plan, cut);
    const classWeights = config.classWeights === 'balanced' ? balancedWeights(request.train.map(({ label }) => label), head.classCount) : null;
    fitting = new Fitting(network, head, boundary, input, config, classWeights);
    const rejected: Rejection[] = [];
    yield* prepareExamples(request, { dependencies, control, network, input, cut, boundary, backend: backend.name, rejected });
    const usable = ({ id }: TrainImage): boolean => examples.has({ id, view: 0 });
    const [train, validation] = [request.train.filter(usable), request.validation.filter(usable)];
    if (train.length === 0) throw noImages(rejected);
    yield { type: 'started', backend, cachedLayers: cut.saved, trainImages: train.length, validationImages: validation.length, rejected };
    const outcome = yield* runEpochs(fitting, { train, validation, data: new RunData(examples, { config, input, boundary, cached: cut.saved > 0, classCount: head.classCount }), config }, control);
    yield* save(request, { dependencies, control, network, head, fitting, outcome, validation, started });
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) throw thrown;
    yield nothingKept(started);
  } finally {
    fitting?.dispose();
    network.dispose();
  }
}

/** The feature cut, unless a person turned it off or neither memory nor disk would hold its features: pixels take a byte each. */
async function chooseCut({ plan, config, train, validation }: TrainRequest, head: Head, examples: ExampleStore): Promise<FeatureCut> {
  const cut = featureCut(plan, head.output);
  if (!config.featureCache) return inputCut(plan, head.output);
  const bytes = numbersOf(boundaryOf(plan, cut)) * (config.halfFeatures ? 2 : 4) * (train.length * viewCount(config.augmentation) + validation.length);
  return bytes <= (await examples.room()) ? cut : inputCut(plan, head.output);
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

interface Job {
  readonly dependencies: TrainDependencies;
  readonly control: RunControl;
  readonly network: Network;
  readonly input: ImageInput;
  readonly cut: FeatureCut;
  readonly boundary: readonly Boundary[];
  readonly backend: BackendName;
  readonly rejected: Rejection[];
}

/** Every image's example is in the store then: those of the last run where they are the same, the others decoded and run through the frozen part. */
async function* prepareExamples({ plan, config, train, validation }: TrainRequest, job: Job): AsyncGenerator<TrainEvent, void> {
  const { cut, boundary, input, control, rejected, dependencies: { examples, readImage } } = job;
  const images = new Map([...train, ...validation].map((image) => [image.id, image]));
  const lengths = boundary.map((one) => numbersOf([one]));
  const kind = cut.saved === 0 ? 'uint8' : config.halfFeatures ? 'float16' : 'float32';
  await examples.open(exampleKey(plan, cut, input, config, job.backend, kind), { lengths, kind }, new Set(images.keys()));
  const varied = new Set(cut.saved > 0 ? train.map(({ id }) => id) : []);
  const wanted = [...images.values()].flatMap((image): Wanted[] => {
    const count = varied.has(image.id) ? viewCount(config.augmentation) : 1;
    const views = Array.from({ length: count }, (_, view) => view).filter((view) => !examples.has({ id: image.id, view }));
    return views.length > 0 ? [{ image, views }] : [];
  });
  const viewOf: Preparation['viewOf'] = (pixels, id, view) => (view === 0 ? pixels : augmented({ ...input, pixels }, config.augmentation, config.seed, id, view));
  const preparation: Preparation = { readImage, input, control, examples, viewOf, rejected };
  if (cut.saved > 0) yield* prepareFeatures(wanted, job.network, boundary, preparation);
  else yield* preparePixels(wanted, preparation);
}

interface Saving {
  readonly dependencies: TrainDependencies;
  readonly control: RunControl;
  readonly network: Network;
  readonly head: Head;
  readonly fitting: Fitting;
  readonly outcome: Outcome;
  readonly validation: readonly TrainImage[];
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
