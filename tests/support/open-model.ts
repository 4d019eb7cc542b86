import type { GraphDocument } from '../../src/core/graph/types';
import { openModel } from '../../src/importers';
import type { GeneratedModel } from './topology-builder';

/** A generated network as Graft opens it from its files. */
export async function openTestModel({ json, weights }: GeneratedModel): Promise<GraphDocument> {
  const { document } = await openModel([{ path: 'model.json', blob: new Blob([json]) }, { path: 'weights.bin', blob: new Blob([weights]) }], 'set');
  return document;
}
