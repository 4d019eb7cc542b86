import { beforeEach, expect, it } from 'vitest';
import { checkDocument } from '../../src/core/graph/check-document';
import { denseHead, mobilenetHead, residual, twoOutputs } from '../../src/core/graph/test-documents';
import { randomEdit } from '../../src/core/graph/test-random-edits';
import type { GraphDocument } from '../../src/core/graph/types';
import { seededRandom } from '../../src/core/random';
import { useDocumentStore } from '../../src/store/document-store';

const sequences = 10_000;
const longest = 6;

/** A value that nothing can write to, however deep: an edit that changed its input in place would throw. */
function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

const bases = [denseHead(), mobilenetHead(), residual(), twoOutputs()].map(frozen);
const store = () => useDocumentStore.getState();

beforeEach(() => store().open(bases[0]!));

it(`${sequences} sequences of edits: each document is sound, each step has a name, undo and redo give the very same documents`, () => {
  let steps = 0;
  for (let seed = 0; seed < sequences; seed++) {
    const random = seededRandom(seed);
    const seen: GraphDocument[] = [bases[seed % bases.length]!];
    store().open(seen[0]!);
    for (let count = 1 + Math.floor(random() * longest); count > 0; count--) {
      const result = store().apply((document) => randomEdit(document, random));
      if (!result.ok || result.document === seen.at(-1)) continue;
      const faults = checkDocument(frozen(result.document));
      if (faults.length > 0 || !store().step) throw new Error(`Sequence ${seed}: ${faults.join(' ')} ${store().step}`);
      seen.push(result.document);
    }
    steps += seen.length - 1;
    for (const document of seen.toReversed().slice(1)) {
      store().undo();
      if (store().document !== document) throw new Error(`Sequence ${seed}: undo gave another document.`);
    }
    store().travel(seen.length);
    if (store().document !== seen.at(-1)) throw new Error(`Sequence ${seed}: redo gave another document.`);
  }
  // Most edits are not refused, or this would say little.
  expect(steps).toBeGreaterThan(2 * sequences);
}, 240_000);
