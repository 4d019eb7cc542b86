import { z } from 'zod';
import { checkDocument } from '../graph/check-document';
import type { GraphDocument } from '../graph/types';
import type { Versions } from '../project/migrations';
import { parseSaved } from '../project/saved';
import { documentSchema, text } from '../project/schema';
import { err, type Result } from '../result';
import { trainingConfigSchema, type TrainingConfig } from './config';

const versions: Versions = { what: 'interrupted run', current: 1, migrations: {} };

/** Part of file names. */
export const runIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'is not a run’s id');

const images = z.array(z.object({ id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/), label: z.int().min(0).max(100_000), path: text(10_000) })).max(500_000);

const schema = z.object({ id: runIdSchema, startedAt: z.number().min(0), config: trainingConfigSchema, document: documentSchema, opened: text(64), train: images, validation: images });

/** What a run was started with: enough to go on with it in another visit. */
export interface RunUnderWay {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly config: TrainingConfig;
  /** The network as it is trained. */
  readonly document: GraphDocument;
  /** `graphVersion` of the network as it was opened. */
  readonly opened: string;
  readonly train: readonly { readonly id: string; readonly label: number; readonly path: string }[];
  readonly validation: RunUnderWay['train'];
}

export const serializeRunUnderWay = (run: RunUnderWay): string => JSON.stringify({ version: versions.current, ...run });

export function parseRunUnderWay(saved: string): Result<RunUnderWay, string> {
  const parsed = parseSaved(saved, versions, schema);
  const fault = parsed.ok && checkDocument(parsed.value.document)[0];
  return fault ? err(`This interrupted run is damaged: ${fault}`) : parsed;
}
