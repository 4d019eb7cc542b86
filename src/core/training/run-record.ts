import { z } from 'zod';
import { checkDocument } from '../graph/check-document';
import { setsOf } from '../graph/graph-version';
import type { GraphDocument } from '../graph/types';
import type { Versions } from '../project/migrations';
import { parseSaved } from '../project/saved';
import { documentSchema, text } from '../project/schema';
import { err, type Result } from '../result';
import { countOf } from '../tensor';
import { trainingConfigSchema } from './config';
import type { StepPoint } from './curves';
import { epochCount, epochsSchema, stepsSchema } from './curves-schema';
import type { EpochRecord } from './run-state';
import { runIdSchema } from './run-under-way';

const versions: Versions = { what: 'run', current: 1, migrations: {} };

const count = z.int().min(0).max(2 ** 31);

const backendName = z.enum(['webgpu', 'webgl', 'wasm', 'cpu']);
const milliseconds = z.number().min(0);
/** Of runs whose backend was left to be chosen; those kept by earlier versions have none. */
const trialsSchema = z.array(z.object({ name: backendName, milliseconds: milliseconds.nullable(), perImage: milliseconds.nullable(), share: milliseconds, failed: z.boolean() })).max(backendName.options.length);

/** A run that has ended, as it is kept; what is read is checked, since files may be damaged. */
export const runRecordSchema = z.object({
  version: z.literal(versions.current),
  id: runIdSchema,
  /** Counted from 1; never given twice. */
  number: z.int().min(1).max(1_000_000),
  /** null until a person names it. */
  name: text(200).nullable(),
  /** Milliseconds since 1970. */
  startedAt: z.number().min(0),
  /** From the start to the end. */
  seconds: z.number().min(0),
  ended: z.enum(['done', 'stopped', 'failed']),
  /** Why it failed. */
  error: text(5_000).nullable(),
  config: trainingConfigSchema,
  backend: z.object({ name: backendName, software: z.boolean(), detail: text(1_000), trials: trialsSchema.optional() }).nullable(),
  cachedLayers: count,
  trainImages: count,
  validationImages: count,
  /** The epoch whose weights it kept; 0 for none. */
  bestEpoch: epochCount,
  epochs: epochsSchema,
  steps: stepsSchema,
  /** `graphVersion` of the network. */
  graph: text(64),
  /** The network as it was trained, with references to the weights of the best epoch. */
  document: documentSchema,
});
export interface RunRecord extends Readonly<Omit<z.output<typeof runRecordSchema>, 'document' | 'epochs' | 'steps'>> {
  readonly epochs: readonly EpochRecord[];
  readonly steps: readonly StepPoint[];
  readonly document: GraphDocument;
}

export const serializeRun = (run: RunRecord): string => JSON.stringify(run);

/** A kept run from its text; the error says what is wrong with it. */
export function parseRun(saved: string): Result<RunRecord, string> {
  const parsed = parseSaved(saved, versions, runRecordSchema);
  const fault = parsed.ok && checkDocument(parsed.value.document)[0];
  return fault ? err(`This run is damaged: ${fault}`) : parsed;
}

/** Weight sets that a text of JSON names, be it damaged or of a newer version: they are not to be removed. */
export const setsNamedIn = (saved: string): readonly string[] => [...new Set([...saved.matchAll(/"set":"([A-Za-z0-9._-]{1,200})"/g)].map(([, set]) => set!))];

/** The numbers of the epoch that a run kept: of the last one where it kept none. null when no epoch has ended. */
export const resultOf = ({ epochs, bestEpoch }: Pick<RunRecord, 'epochs' | 'bestEpoch'>): EpochRecord | null => epochs.find(({ epoch }) => epoch === bestEpoch) ?? epochs.at(-1) ?? null;

/** What a person calls it: `Run 3 · 92.1 %` as long as it has no name of its own. */
export function runName(run: Pick<RunRecord, 'name' | 'number' | 'epochs' | 'bestEpoch' | 'ended'>): string {
  if (run.name !== null) return run.name;
  const result = resultOf(run);
  const accuracy = result?.valAccuracy ?? result?.accuracy;
  return `Run ${run.number} · ${run.ended === 'failed' || accuracy === undefined ? 'failed' : `${(accuracy * 100).toFixed(1)} %`}`;
}

/** Bytes of the weights that this run alone wrote; one that was interrupted may have written its set under a longer name. */
export function weightBytes({ id, document }: Pick<RunRecord, 'id' | 'document'>): number {
  const own = `run-${id}`;
  const refs = document.layers.flatMap(({ weights }) => Object.values(weights)).filter(({ set }) => set === own || set.startsWith(`${own}-`));
  return refs.reduce((sum, { shape }) => sum + countOf(shape) * 4, 0);
}

/** Weight sets of a run that nothing else refers to: removing the run frees them. `others` are all documents that may still be wanted. */
export function setsFreedBy(run: Pick<RunRecord, 'document'>, others: Iterable<GraphDocument>): readonly string[] {
  const used = new Set([...new Set(others)].flatMap((document) => [...setsOf(document)]));
  return [...setsOf(run.document)].filter((set) => !used.has(set));
}

/** Above this a person is asked to let the oldest without a name go. */
export const keptLimits = { runs: 50, bytes: 2 ** 30 };

/** The run to let go, oldest first, once there are too many or their weights take too much room; null while there is room. */
export function oneTooMany(runs: readonly RunRecord[]): RunRecord | null {
  const bytes = runs.reduce((sum, run) => sum + weightBytes(run), 0);
  if (runs.length <= keptLimits.runs && bytes <= keptLimits.bytes) return null;
  return runs.find(({ name }) => name === null) ?? null;
}
