import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../random';
import { analyze } from './analyze';
import { checkDocument } from './check-document';
import { compile } from './compile';
import { indexOf } from './graph-index';
import { denseHead, mobilenetHead, residual, twoOutputs } from './test-documents';
import { randomEdit } from './test-random-edits';
import type { GraphDocument } from './types';

const bases = [denseHead(), mobilenetHead(), residual(), twoOutputs()];
const session = fc.record({ base: fc.constantFrom(...bases), seed: fc.nat(), length: fc.integer({ min: 1, max: 12 }) });

function* edited(base: GraphDocument, seed: number, length: number): Generator<GraphDocument> {
  const random = seededRandom(seed);
  let document = base;
  for (let count = 0; count < length; count++) {
    const result = randomEdit(document, random);
    if (!result.ok) continue;
    if (result.select !== undefined) expect(indexOf(result.document).byName.has(result.select)).toBe(true);
    yield (document = result.document);
  }
}

it('any sequence of edits keeps the document sound, and its analysis that of a document never analysed before', () => {
  fc.assert(
    fc.property(session, ({ base, seed, length }) => {
      const text = JSON.stringify(base);
      for (const document of edited(base, seed, length)) {
        expect(checkDocument(document)).toEqual([]);
        const fresh: GraphDocument = JSON.parse(JSON.stringify(document));
        expect(analyze(document)).toEqual(analyze(fresh));
        const plan = compile(document);
        if (!plan.ok) expect(plan.error.length).toBeGreaterThan(0);
      }
      expect(JSON.stringify(base)).toBe(text);
    }),
    { numRuns: 1200, seed: 1 },
  );
}, 120_000);
