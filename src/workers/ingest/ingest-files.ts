import type { RejectedFile } from '../../core/dataset/types';
import type { DroppedFile, IngestBatch, IngestedImage } from '../../protocol/ingest';
import { expandZips } from './expand-zips';
import { ingestImage, Refusal } from './ingest-image';

/** Files decoded at a time: more would only hold more pixels in memory. */
const concurrency = 3;
const batchMilliseconds = 100;

type Outcome = { readonly image: IngestedImage } | { readonly rejected: RejectedFile };

/**
 * Ingests many files, a few at a time, and tells the outcomes in the order of the files, about ten times a second.
 * When `signal` aborts, the files not yet begun are left out; the last batch has the rest.
 */
export async function ingestFiles(files: readonly DroppedFile[], onBatch: (batch: IngestBatch) => void, signal: AbortSignal): Promise<void> {
  const expanded = await expandZips(files.filter(({ path }) => !isHidden(path)));
  const wanted = expanded.files.filter(({ path }) => !isHidden(path));
  let unpackFailures = expanded.rejected;
  const outcomes: (Outcome | undefined)[] = [];
  let next = 0;
  let told = 0;
  let lastTold = performance.now();

  const tell = () => {
    const ready: Outcome[] = [];
    while (outcomes[told + ready.length]) ready.push(outcomes[told + ready.length]!);
    outcomes.fill(undefined, told, told + ready.length);
    told += ready.length;
    lastTold = performance.now();
    onBatch({
      images: ready.flatMap((one) => ('image' in one ? [one.image] : [])),
      rejected: [...unpackFailures, ...ready.flatMap((one) => ('rejected' in one ? [one.rejected] : []))],
      done: told,
      total: wanted.length,
    });
    unpackFailures = [];
  };

  const work = async () => {
    while (next < wanted.length && !signal.aborted) {
      const index = next++;
      outcomes[index] = await ingestOne(wanted[index]!);
      if (performance.now() - lastTold >= batchMilliseconds) tell();
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  tell();
}

async function ingestOne(file: DroppedFile): Promise<Outcome> {
  try {
    return { image: await ingestImage(file) };
  } catch (thrown) {
    const reason = thrown instanceof Refusal ? thrown.message : `Something went wrong while reading it: ${String(thrown)}`;
    return { rejected: { name: file.path, reason } };
  }
}

/** What operating systems put into folders unasked: nobody means to train on it. */
function isHidden(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1)!.toLowerCase();
  return ['thumbs.db', 'desktop.ini', 'icon\r'].includes(name) || parts.some((part) => part.startsWith('.') || part === '__MACOSX');
}
