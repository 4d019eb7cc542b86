import type { z } from 'zod';
import type { Dataset } from '../dataset/types';
import { checkDocument } from '../graph/check-document';
import type { GraphDocument, LayerNode } from '../graph/types';
import { lastFew } from '../last-few';
import { err, ok, type Result } from '../result';
import type { TrainingConfig } from '../training/config';
import { migrate } from './migrations';
import { projectSchema, projectVersion } from './schema';

/** All of a person's work, save the tensors and the images themselves. */
export interface Project {
  readonly document: GraphDocument;
  readonly opened: GraphDocument;
  readonly dataset: Dataset;
  readonly training: TrainingConfig;
}

const longestText = 256 * 2 ** 20;

const layerTexts = new WeakMap<LayerNode, string>();

function layerText(layer: LayerNode): string {
  let text = layerTexts.get(layer);
  if (text === undefined) layerTexts.set(layer, (text = JSON.stringify(layer)));
  return text;
}

/** Every edit is saved, and leaves nearly all layers as they were: their text is made once. */
function documentText({ layers, ...rest }: GraphDocument): string {
  return `${JSON.stringify(rest).slice(0, -1)},"layers":[${layers.map(layerText).join(',')}]}`;
}

/** The network as opened stays the same over many edits. */
const openedText = lastFew(documentText, 1);

export const serializeProject = ({ document, opened, dataset, training }: Project): string => {
  const rest = JSON.stringify({ version: projectVersion, dataset, training });
  return `${rest.slice(0, -1)},"document":${documentText(document)},"opened":${openedText(opened)}}`;
};

/** The project in a text from anywhere; the error is a sentence for the person that says what is wrong with it. */
export function parseProject(text: string): Result<Project, string> {
  if (text.length > longestText) return err('This is larger than any Graft project.');
  let saved: unknown;
  try {
    saved = JSON.parse(text);
  } catch {
    return err('This is not a Graft project: it is not valid JSON. It may be cut off; save it again.');
  }
  return readProject(saved);
}

/** As `parseProject`, of JSON parsed already. */
export function readProject(saved: unknown): Result<Project, string> {
  const current = migrate(saved);
  if (!current.ok) return current;
  const checked = projectSchema.safeParse(current.value);
  if (!checked.success) return err(`This project is damaged: ${describe(checked.error)}.`);
  const { document, opened, dataset, training } = checked.data;
  const project: Project = { document, opened, dataset, training };
  const fault = checkDocument(document)[0] ?? checkDocument(opened)[0] ?? faultInDataset(dataset);
  return fault ? err(`This project is damaged: ${fault}`) : ok(project);
}

function describe({ issues }: z.ZodError): string {
  const [first] = issues;
  return first ? `${first.path.join('.') || 'the whole'}: ${first.message}` : 'unknown';
}

function faultInDataset({ classes, images }: Dataset): string | null {
  const ids = new Set(classes.map(({ id }) => id));
  if (ids.size < classes.length) return 'Two classes have the same id.';
  if (new Set(images.map(({ id }) => id)).size < images.length) return 'An image is listed twice.';
  const lost = images.find(({ classId }) => !ids.has(classId));
  return lost ? `${lost.path} is in a class that is not there.` : null;
}
