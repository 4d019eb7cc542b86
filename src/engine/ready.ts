import { augmented } from '../core/augmentation/augment';
import { viewCount } from '../core/augmentation/settings';
import { balancedWeights } from '../core/training/class-weights';
import { boundaryOf, featureCut, inputCut, numbersOf, type Boundary, type FeatureCut } from '../core/training/feature-cut';
import { phasePlan, type PlanPhase } from '../core/training/plan-phases';
import type { BackendReport, TrainImage, TrainRequest } from '../protocol/engine';
import { GraftFailure } from '../protocol/errors';
import { buildNetwork, type ReadTensors } from './build';
import type { RunControl } from './control';
import type { Job } from './epochs';
import { exampleKey } from './examples';
import type { ExampleStore } from './example-store';
import { Fitting } from './fitting';
import { findHead, type Head } from './head';
import { imageInput, type ImageInput } from './images';
import type { Network } from './network';
import { prepareFeatures, preparePixels, type Preparation, type Progress, type ReadImage, type Rejection, type Wanted } from './prepare';
import { RunData } from './run-data';

/** What training needs of the outside. */
export interface ReadyDependencies {
  readonly readImage: ReadImage;
  readonly readTensors: ReadTensors;
  readonly useBackend: (request: TrainRequest) => Promise<BackendReport>;
  readonly examples: ExampleStore;
}

export const progress = (phase: Progress['phase'], done: number): Progress => ({ type: 'progress', phase, done, total: 1, etaSeconds: null });

/** A network on its backend, and what it is to be trained for. */
export interface Opened {
  readonly request: TrainRequest;
  readonly dependencies: ReadyDependencies;
  readonly control: RunControl;
  readonly backend: BackendReport;
  readonly head: Head;
  readonly input: ImageInput;
  /** The caller's to dispose. */
  readonly network: Network;
  /** Counted from 0. */
  readonly phase: number;
  /** Layers that earlier phases have trained. */
  readonly changed: ReadonlySet<string>;
}

/** Starts the backend and builds the network. @throws GraftFailure when that cannot be done; nothing stays allocated. */
export async function* openNetwork(request: TrainRequest, dependencies: ReadyDependencies, control: RunControl): AsyncGenerator<Progress, Opened> {
  const { plan, config } = request;
  const head = findHead(plan, config);
  checkLabels(request, head);
  const input = imageInput(plan);
  yield progress('backend', 0);
  const backend = await dependencies.useBackend(request);
  yield progress('building', 0);
  const network = await buildNetwork(plan, { head, seed: config.seed, readTensors: dependencies.readTensors });
  return { request, dependencies, control, backend, head, input, network, phase: 0, changed: new Set() };
}

/** The same network as a phase trains it. @param changed layers that earlier phases have trained */
export function inPhase(opened: Opened, phase: number, { trains, epochs, rate }: PlanPhase, changed: ReadonlySet<string>): Opened {
  const { request } = opened;
  const plan = phasePlan(request.plan, trains);
  const config = { ...request.config, epochs, learningRate: request.config.learningRate * rate };
  return { ...opened, request: { ...request, plan, config }, network: opened.network.asIn(plan), phase, changed };
}

/** The part of it that is trained. */
export interface Part {
  readonly cut: FeatureCut;
  readonly boundary: readonly Boundary[];
  /** The caller's to dispose. */
  readonly fitting: Fitting;
}

/** `features` says whether the frozen part's features are computed once, where that was decided before. @throws GraftFailure `nothing-to-train` */
export async function partOf({ request, dependencies, head, input, network, changed }: Opened, features: boolean | null = null): Promise<Part> {
  const { plan, config, train } = request;
  const cut = (features ?? (await gainsByFeatures(request, head, dependencies.examples))) ? featureCut(plan, head.output) : inputCut(plan, head.output);
  const boundary = boundaryOf(plan, cut);
  const classWeights = config.classWeights === 'balanced' ? balancedWeights(train.map(({ label }) => label), head.classCount) : null;
  return { cut, boundary, fitting: new Fitting(network, head, boundary, input, config, classWeights, changed) };
}

/** Yes, unless a person turned it off or neither memory nor disk would hold the features: pixels take a byte each. */
async function gainsByFeatures({ plan, config, train, validation }: TrainRequest, head: Head, examples: ExampleStore): Promise<boolean> {
  if (!config.featureCache) return false;
  const numbers = numbersOf(boundaryOf(plan, featureCut(plan, head.output)));
  return numbers * (config.halfFeatures ? 2 : 4) * (train.length * viewCount(config.augmentation) + validation.length) <= (await examples.room());
}

/** Makes the images ready: what that part of the network reads of each. Those that cannot be read are put into `rejected`. @throws GraftFailure, Stopped */
export async function* jobOf(opened: Opened, part: Part, rejected: Rejection[]): AsyncGenerator<Progress, Job> {
  const { request: { config, train, validation }, dependencies: { examples }, head, input } = opened;
  yield* prepareExamples(opened, part, rejected);
  const usable = ({ id }: TrainImage): boolean => examples.has({ id, view: 0 });
  const images = { train: train.filter(usable), validation: validation.filter(usable) };
  if (images.train.length === 0) throw noImages(rejected);
  return { ...images, config, data: new RunData(examples, { config, input, boundary: part.boundary, cached: part.cut.saved > 0, classCount: head.classCount }) };
}

/** Every image's example is in the store then: those of the last run where they are the same, the others decoded and run through the frozen part. */
async function* prepareExamples(opened: Opened, { cut, boundary }: Part, rejected: Rejection[]): AsyncGenerator<Progress, void> {
  const { request: { runId, plan, config, train, validation }, input, control, network, backend, phase, changed, dependencies: { examples, readImage } } = opened;
  const images = new Map([...train, ...validation].map((image) => [image.id, image]));
  const lengths = boundary.map((one) => numbersOf([one]));
  const kind = cut.saved === 0 ? 'uint8' : config.halfFeatures ? 'float16' : 'float32';
  const key = exampleKey(plan, cut, input, config, backend.name, kind);
  // Weights of the frozen part that this run has changed are no longer those that the plan says.
  const ownKey = cut.cached.some((name) => changed.has(name)) ? `${key} in phase ${phase} of ${runId}` : key;
  await examples.open(ownKey, { lengths, kind }, new Set(images.keys()));
  const varied = new Set(cut.saved > 0 ? train.map(({ id }) => id) : []);
  const wanted = [...images.values()].flatMap((image): Wanted[] => {
    const count = varied.has(image.id) ? viewCount(config.augmentation) : 1;
    const views = Array.from({ length: count }, (_, view) => view).filter((view) => !examples.has({ id: image.id, view }));
    return views.length > 0 ? [{ image, views }] : [];
  });
  const viewOf: Preparation['viewOf'] = (pixels, id, view) => (view === 0 ? pixels : augmented({ ...input, pixels }, config.augmentation, config.seed, id, view));
  const preparation: Preparation = { readImage, input, control, examples, viewOf, rejected };
  if (cut.saved > 0) yield* prepareFeatures(wanted, network, boundary, preparation);
  else yield* preparePixels(wanted, preparation);
}

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
