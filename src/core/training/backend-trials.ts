import type { BuildPlan } from '../graph/types';
import { phasePlan, type PlanPhase } from './plan-phases';

/** tfjs's backends. */
type Name = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

/** How a backend did in a trial of a run's first steps. */
export interface BackendTrial {
  readonly name: Name;
  /** Of a step, the first left out where there were more; null when none ended in time, or none could be made. */
  readonly milliseconds: number | null;
  /** Of the frozen part, for an image, which is computed once; null where there is none, or it was not in time. */
  readonly perImage: number | null;
  /** Milliseconds that it had. */
  readonly share: number;
  /** It cannot train this network. */
  readonly failed: boolean;
}

/** All trials together take no longer, in milliseconds. */
export const trialTime = 2000;
/** WASM is ready at once: one step of what trains well on it fits. */
const wasmTime = 600;
/** What is drawn by the processor has to be quick to be worth it. */
const softwareTime = 250;

/** The time of each candidate; graphics cards, which must compile first, share what the others leave. */
export function trialShares(candidates: readonly { readonly name: Name; readonly software: boolean }[]): number[] {
  const fixed = candidates.map(({ name, software }) => (name === 'wasm' ? wasmTime : software ? softwareTime : null));
  const left = trialTime - fixed.reduce<number>((sum, time) => sum + (time ?? 0), 0);
  const cards = fixed.filter((time) => time === null).length;
  return fixed.map((time) => time ?? left / cards);
}

/** The network as the phase that trains most of it does, or as it stands where there are none: what its steps take counts for the others. */
export function hardestPlan(plan: BuildPlan, phases: readonly PlanPhase[]): BuildPlan {
  const trained = ({ layers }: BuildPlan): number => layers.filter(({ trainable, weights }) => trainable && weights.length > 0).length;
  const [hardest = plan] = phases.map(({ trains }) => phasePlan(plan, trains)).sort((one, other) => trained(other) - trained(one));
  return hardest;
}

/** What a run consists of. */
export interface Work {
  readonly steps: number;
  /** That go through the frozen part once; 0 where there is none. */
  readonly images: number;
}

/** Milliseconds of a run on another backend from which on a graphics card that did not get ready in time is the better guess. */
const longRun = 10_000;

/**
 * The one on which a run takes the least time. A graphics card that did not end its first step in time may only have been compiling: it is chosen where the
 * others take long.
 * @param trials best kind first
 */
export function quickest(trials: readonly (BackendTrial & { readonly software: boolean })[], { steps, images }: Work): Name {
  const able = trials.filter(({ failed }) => !failed);
  const ended = able
    .flatMap(({ name, milliseconds, perImage }) => (milliseconds === null ? [] : [{ name, time: steps * milliseconds + images * (perImage ?? 0) }]))
    .sort((a, b) => a.time - b.time)[0];
  if (ended && ended.time < longRun) return ended.name;
  const card = able.find(({ name, software, milliseconds }) => milliseconds === null && !software && name !== 'wasm');
  return (card ?? ended ?? able[0] ?? trials[0]!).name;
}
